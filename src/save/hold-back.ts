import type { InstallationConfigContent } from "../contract/index.js";
import type { Difference } from "../draft/merge/difference.js";
import { getIn, setIn, type Path } from "../json/path.js";
import { parsePointer } from "../json/pointer.js";

/**
 * Returns the draft with the changes taken back that have to do with one of the places, so that the rest of it can be saved. A
 * place inside a part that is new as a whole takes that back: the part cannot be sent without it.
 */
export function holdBack(
  draft: InstallationConfigContent,
  pointers: readonly string[],
  { saved, difference }: { saved: InstallationConfigContent | undefined; difference: Difference | undefined },
): InstallationConfigContent {
  return pointers.reduce<unknown>((tree, pointer) => {
    const path = changedPlace(parsePointer(pointer), difference);
    return setIn(tree, path, getIn(saved, path));
  }, draft) as InstallationConfigContent;
}

/** The part of a path that leads to what changed as a whole; all of it where the changes are below. */
function changedPlace(path: Path, difference: Difference | undefined): Path {
  let node = difference;
  for (let length = 0; length < path.length; length += 1) {
    if (node?.isWhole) return path.slice(0, length);
    node = node?.below.get(path[length] as string); // there: the path is longer
  }
  return path;
}
