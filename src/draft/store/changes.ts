import { deepEqual } from "../../json/equal.js";
import { forEachName, isJsonObject, own } from "../../json/object.js";
import { byPath, formatPointer } from "../../json/pointer.js";
import type { TouchedPaths } from "./touched-paths.js";

/** One leaf that differs between the saved config and the draft (D10). */
export interface Change {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  /** The saved value; `undefined` where the saved config has none. */
  readonly before: unknown;
  /** The draft's value; `undefined` where the draft has none. */
  readonly after: unknown;
}

/**
 * Lists the leaves in which `after` differs from `before`, ordered by path. Scalars, arrays and empty objects are leaves;
 * so is a place where one side is an object and the other a leaf. With `touched` only the places it names are looked at:
 * the cost then follows the edits and not the config; the answer is the same.
 */
export function diffLeaves(before: unknown, after: unknown, touched?: TouchedPaths): Change[] {
  const changes: Change[] = [];
  if (touched) collectTouched(before, after, touched, [], changes);
  else collect(before, after, [], changes);
  return changes.sort(byPath);
}

/** `path` is one array for the whole walk, as long as the place is deep: few places have a change that names it. */
function collectTouched(
  before: unknown,
  after: unknown,
  hint: TouchedPaths,
  path: string[],
  changes: Change[],
) {
  if (before === after) return;
  if (hint.touched || !isJsonObject(before) || !isJsonObject(after))
    return collect(before, after, path, changes);
  for (const [name, below] of hint.below) {
    path.push(name);
    collectTouched(own(before, name), own(after, name), below, path, changes);
    path.pop();
  }
}

function collect(before: unknown, after: unknown, path: string[], changes: Change[]): void {
  if (before === after) return;
  const names = namesBelow(before, after);
  if (names) {
    for (const name of names) {
      path.push(name);
      collect(own(before, name), own(after, name), path, changes);
      path.pop();
    }
  } else if (!deepEqual(before, after)) {
    changes.push({ path: formatPointer(path), before, after });
  }
}

/** The names to descend into, or `undefined` where the place is a leaf on either side. */
function namesBelow(before: unknown, after: unknown): Iterable<string> | undefined {
  if (isJsonObject(before) && isJsonObject(after)) {
    const names: string[] = [];
    forEachName(before, after, (name) => names.push(name));
    return names;
  }
  const only = before === undefined ? after : after === undefined ? before : undefined;
  if (!isJsonObject(only)) return undefined;
  const names = Object.keys(only);
  return names.length > 0 ? names : undefined;
}
