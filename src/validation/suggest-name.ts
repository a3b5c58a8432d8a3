import { nearestName } from "../json/nearest-name.js";

/** Finds the name that was probably meant: `known` where it is one of `names`, else the nearest of them, if any. */
export function suggestName(name: string, names: readonly string[], known?: string): string | undefined {
  return known !== undefined && names.includes(known) ? known : nearestName(name, names);
}
