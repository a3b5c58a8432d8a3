import { parsePointer } from "../../json/pointer.js";
import type { Difference } from "../merge/difference.js";

/**
 * Whether a draft is to blame for what is at `pointer`: something there, above or below it differs from the saved config, or it
 * lies, there or missing, in a part that the draft has added.
 */
export function isChanged(pointer: string, difference: Difference | undefined): boolean {
  let node = difference;
  for (const name of parsePointer(pointer)) {
    if (!node || node.isWhole) break;
    node = node.below.get(name);
  }
  return node !== undefined;
}
