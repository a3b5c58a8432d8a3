import { nearestName } from "../json/nearest-name.js";
import { quote } from "./quote.js";

/** Asks after the name that was probably meant, `known` where it is one of them; `undefined` where none is near. */
export function didYouMean(name: string, names: readonly string[], known?: string): string | undefined {
  const nearest = known !== undefined && names.includes(known) ? known : nearestName(name, names);
  return nearest === undefined ? nearest : `Did you mean ${quote(nearest)}?`;
}
