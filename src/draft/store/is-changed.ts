import { parsePointer } from "../../json/pointer.js";
import type { Difference } from "../merge/difference.js";

/**
 * Whether the draft changed what is at `pointer`: the place or something below it differs from the saved config, or a container
 * around it differs as a whole, such as one that the draft added.
 */
export function isChanged(pointer: string, difference: Difference | undefined): boolean {
  let node = difference;
  for (const name of parsePointer(pointer)) {
    if (!node || node.isWhole) break;
    node = node.below.get(name);
  }
  return node !== undefined;
}
