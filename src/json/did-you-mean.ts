import { nearestName } from "./nearest-name.js";
import { quote } from "./quote.js";

/** The end of an error message: `; did you mean "contact"?`, or an empty text where no name is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  // A name that is in the list is missing for another reason than its spelling.
  const nearest = nearestName(
    name,
    [...names].filter((each) => each !== name),
  );
  return nearest === undefined ? "" : `; did you mean ${quote(nearest)}?`;
}
