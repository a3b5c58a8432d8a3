import { isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { byPath, formatPointer } from "../../json/pointer.js";
import { contentShape, presentAt, shapeBelow, type Shape } from "./config-shape.js";
import { configDifference, findDifference, forEachWhole, type Difference } from "./difference.js";

/** One leaf that differs between the saved config and the draft, or a place that is one value. */
export interface Change {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  /** The saved value; `undefined` where the saved config has none. */
  readonly before: unknown;
  /** The draft's value; `undefined` where the draft has none. */
  readonly after: unknown;
}

/**
 * Lists the leaves in which two configs differ, ordered by path. Scalars, lists and empty objects are leaves, and so are the
 * contract's single values, such as a field's default; so is a place where one side is an object and the other a leaf.
 */
export function diffLeaves(before: unknown, after: unknown): Change[] {
  return listChanges(configDifference(before, after));
}

/**
 * Lists the leaves of a difference between two configs, or between two values of another shape; ordered by path. `at` is where
 * the difference stands.
 */
export function listChanges(
  difference: Difference | undefined,
  shape: Shape | undefined = contentShape,
  at: Path = [],
): Change[] {
  const changes: Change[] = [];
  forEachWhole(
    difference,
    (path, sides) => {
      collectLeaves(path, sides, path.reduce(shapeBelow, shape), changes);
    },
    at,
  );
  return changes.sort(byPath);
}

/** Lists the leaves in which two values differ that are not whole configs. The contract's single values are not kept whole. */
export function diffParts(before: unknown, after: unknown): Change[] {
  return listChanges(findDifference(before, after), noShape);
}

const noShape: Shape = {};

/**
 * Adds to `changes` the leaves of a place that differs as a whole. `path` is one array for the whole walk, changed on the way
 * down and restored on the way up: a copy for each place would be wasted, as only leaves need their path.
 */
export function collectLeaves(
  path: string[],
  { before, after }: Pick<Change, "before" | "after">,
  shape: Shape | undefined,
  changes: Change[],
): void {
  const sole = soleObject({ before, after }, shape);
  let hasNames = false;
  if (sole) {
    for (const name of Object.keys(sole.object)) {
      const below = shapeBelow(shape, name);
      const part = own(sole.object, name);
      if (presentAt(part, below) === undefined) continue;
      hasNames = true;
      path.push(name);
      collectLeaves(path, sole.sidesOf(part), below, changes);
      path.pop();
    }
  }
  if (!hasNames) changes.push({ path: formatPointer(path), before, after });
}

/** The object that one side has where the other has nothing, and a function that makes the two sides of a part of it. */
export function soleObject({ before, after }: Pick<Change, "before" | "after">, shape: Shape | undefined) {
  const [was, is] = [presentAt(before, shape), presentAt(after, shape)];
  const only = was === undefined ? is : is === undefined ? was : undefined;
  if (!isJsonObject(only) || shape?.isValue) return undefined;
  const isNew = only === is;
  const sidesOf = (part: unknown) =>
    isNew ? { before: undefined, after: part } : { before: part, after: undefined };
  return { object: only, sidesOf };
}
