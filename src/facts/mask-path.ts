import type { Path } from "../json/path.js";

/** Joins names by dots; a dot, a colon or a backslash that belongs to a name gets a backslash before it (contract: UpdateMask). */
export function formatMaskPath(path: Path): string {
  return path.map((name) => name.replace(/[.:\\]/g, "\\$&")).join(".");
}
