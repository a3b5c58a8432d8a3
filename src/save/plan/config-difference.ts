import type { ConfigAction, JsonPatchOperation } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";
import type { TouchedPaths } from "../../draft/store/touched-paths.js";
import { differingNames } from "./patch-operations.js";
import type { Fallback, UnsupportedChange } from "./save-plan.js";

/** One object that is new or differs. */
export interface ObjectEdit {
  readonly action: ConfigAction;
  readonly name: string;
  readonly after: unknown;
  /** Never empty; `undefined` where `config-content` cannot express the edit. */
  readonly operations: readonly JsonPatchOperation[] | undefined;
}

/** What differs between a saved config and a draft, in the units that the contract can send; comparing fills it. */
export interface ConfigDifference {
  readonly edits: ObjectEdit[];
  /** The sections whose map of objects can only be sent whole, with that map. */
  readonly wholeMaps: Map<ConfigAction, unknown>;
  /** The value for `proxy.enabled`; `undefined` where none has to be sent. */
  proxyEnabled: unknown;
  readonly fallbacks: Fallback[];
  readonly unsupported: UnsupportedChange[];
}

/** A section of a config, or its map of objects; `undefined` where the config has none. */
export type Section = Record<string, unknown> | undefined;

/** Whether a value can stand where the contract has a section or a map. */
export function isSection(value: unknown): value is Section {
  return value === undefined || isJsonObject(value);
}

/** Lists a change that no request can express (S6). */
export function addUnsupported(found: ConfigDifference, path: Path, reason: string): void {
  found.unsupported.push({ path: formatPointer(path), reason });
}

/** Lists every name beside the `known` ones whose value differs: no mask path reaches it. */
export function addUnknownNames(
  found: ConfigDifference,
  path: Path,
  known: readonly string[],
  before: Section,
  after: Section,
  hint: TouchedPaths | undefined,
): void {
  for (const name of differingNames(before, after, hint)) {
    if (known.includes(name) || deepEqual(own(before, name), own(after, name))) continue;
    addUnsupported(found, [...path, name], "The contract has no such name, so an update cannot reach it.");
  }
}
