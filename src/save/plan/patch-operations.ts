import type { JsonPatchOperation } from "../../contract/index.js";
import { presentAt, shapeAt } from "../../draft/merge/config-shape.js";
import type { Difference } from "../../draft/merge/difference.js";
import type { Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";

/**
 * Lists the fewest operations that make one side of an object the other: one for each topmost place that differs, in the order
 * of the names. Lists and other single values are replaced whole. The pointers start at the object, which stands at `root`.
 */
export function patchOperations(difference: Difference, root: Path, path: Path = []): JsonPatchOperation[] {
  const names = [...difference.below.keys()].sort();
  return names.flatMap((name): JsonPatchOperation[] => {
    // A name of the map that was walked.
    const part = difference.below.get(name) as Difference;
    const place = [...path, name];
    return part.isWhole ? [operationAt(part, root, place)] : patchOperations(part, root, place);
  });
}

function operationAt({ before, after }: Difference, root: Path, place: Path): JsonPatchOperation {
  const path = formatPointer(place);
  if (presentAt(after, shapeAt([...root, ...place])) === undefined) return { op: "remove", path };
  return { op: before === undefined ? "add" : "replace", path, value: after };
}
