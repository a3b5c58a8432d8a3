import { nearestName } from "../json/nearest-name.js";
import { quote } from "../json/quote.js";

/** Words a hint with the name that was probably meant: `known` where it is one of `names`, else the nearest of them, if any. */
export function suggestName(name: string, names: readonly string[], known?: string): string | undefined {
  const nearest = known !== undefined && names.includes(known) ? known : nearestName(name, names);
  return nearest === undefined ? nearest : `Did you mean ${quote(nearest)}?`;
}
