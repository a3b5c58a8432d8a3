import type { InstallationConfigContent } from "../../contract/index.js";
import type { Change } from "../merge/changes.js";
import { getIn } from "../../json/path.js";
import { isAtOrBelow, parsePointer } from "../../json/pointer.js";

/**
 * Whether a draft is to blame for what is at `pointer`: something there, above or below it has changed, or it lies, there or
 * missing, in a part that the draft has added.
 */
export function isChanged(
  pointer: string,
  { saved, draft, changes }: { saved: unknown; draft: InstallationConfigContent; changes: readonly Change[] },
): boolean {
  if (changes.some(({ path }) => isAtOrBelow(path, pointer) || isAtOrBelow(pointer, path))) return true;
  const path = parsePointer(pointer);
  const length = path.findIndex((_, index) => getIn(saved, path.slice(0, index + 1)) === undefined);
  return length >= 0 && getIn(draft, path.slice(0, length + 1)) !== undefined;
}
