import type { ConfigAction, JsonPatchOperation } from "../../contract/index.js";
import type { Difference } from "../../draft/merge/difference.js";
import { isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";
import type { Fallback, UnsupportedChange } from "./save-plan.js";

/** One object that is new or differs. */
export interface ObjectEdit {
  readonly action: ConfigAction;
  readonly name: string;
  readonly after: unknown;
  /** Never empty; `undefined` where `config-content` cannot express the edit. */
  readonly operations: readonly JsonPatchOperation[] | undefined;
}

/** The differences between a saved config and a draft, in the units that the contract can send. */
export interface ConfigDifference {
  readonly edits: ObjectEdit[];
  /** The sections whose map of objects can only be sent as a whole, each with its map. */
  readonly wholeMaps: Map<ConfigAction, unknown>;
  /** The value for `proxy.enabled`; `undefined` where none has to be sent. */
  proxyEnabled: unknown;
  readonly fallbacks: Fallback[];
  readonly unsupported: UnsupportedChange[];
}

/** A section of a config, or its map of objects; `undefined` where the config has none. */
export type Section = Record<string, unknown> | undefined;

/** Reads a section or a map of objects; `null` is none. */
export function sectionOf(value: unknown): Section {
  return isJsonObject(value) ? value : undefined;
}

/** Lists a change that no request can express. */
export function addUnsupported(found: ConfigDifference, path: Path, reason: string): void {
  found.unsupported.push({ path: formatPointer(path), reason });
}

/** Adds every name except the `known` ones whose value differs: no mask path reaches it. */
export function addUnknownNames(
  found: ConfigDifference,
  path: Path,
  known: readonly string[],
  differences: ReadonlyMap<string, Difference>,
): void {
  for (const name of [...differences.keys()].sort()) {
    if (known.includes(name)) continue;
    addUnsupported(found, [...path, name], "The contract has no such name, so an update cannot reach it.");
  }
}

/**
 * The differences inside an object that one side may lack (`null` is none): each of its names is then one. `undefined` where
 * something else than an object stands on a side.
 */
export function differencesInside({
  isWhole,
  before,
  after,
  below,
}: Difference): ReadonlyMap<string, Difference> | undefined {
  if (!isWhole) return below;
  const sides = [before, after].filter((side) => side !== undefined && side !== null);
  const [only, ...others] = sides;
  if (others.length > 0 || (only !== undefined && !isJsonObject(only))) return undefined;
  const names = Object.keys(only ?? {}).filter((name) => own(only, name) !== undefined);
  return new Map(
    names.map((name) => {
      const part = { before: own(before, name), after: own(after, name) };
      return [name, { isWhole: true, ...part, below: new Map<string, Difference>() }];
    }),
  );
}
