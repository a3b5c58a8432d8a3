import type { JsonPatchOperation } from "../../contract/index.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";
import type { TouchedPaths } from "../../draft/store/touched-paths.js";

/**
 * Lists the fewest operations that turn `before` into `after`: one for each topmost place that differs, in the order of
 * the names (S3). Arrays are replaced whole. The pointers start at the two objects; a member that is `undefined` is absent.
 */
export function patchOperations(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  hint?: TouchedPaths,
  path: Path = [],
): JsonPatchOperation[] {
  return differingNames(before, after, hint).flatMap((name): JsonPatchOperation[] => {
    const was = own(before, name);
    const is = own(after, name);
    const place = [...path, name];
    if (isJsonObject(was) && isJsonObject(is)) return patchOperations(was, is, hintAt(hint, name), place);
    if (is === undefined) return [{ op: "remove", path: formatPointer(place) }];
    if (was === undefined) return [{ op: "add", path: formatPointer(place), value: is }];
    return deepEqual(was, is) ? [] : [{ op: "replace", path: formatPointer(place), value: is }];
  });
}

/**
 * The names whose values are not one and the same, in code-unit order: a plan does not depend on the order of the edits.
 * Equal values under two references are among them, where no `hint` says that they are equal.
 */
export function differingNames(
  before: Record<string, unknown> = {},
  after: Record<string, unknown> = {},
  hint?: TouchedPaths,
): string[] {
  if (hint && !hint.touched) {
    return [...hint.below.keys()].filter((name) => own(before, name) !== own(after, name)).sort();
  }
  const names = Object.keys(before).filter(
    (name) => before[name] !== (Object.hasOwn(after, name) ? after[name] : undefined),
  );
  for (const name of Object.keys(after)) {
    if (after[name] !== undefined && !Object.hasOwn(before, name)) names.push(name);
  }
  return names.sort();
}

/** The hint for what stands under a name; `undefined` where everything there is to be looked at. */
export function hintAt(hint: TouchedPaths | undefined, name: string): TouchedPaths | undefined {
  return hint?.touched ? undefined : hint?.below.get(name);
}
