import { nearestName } from "../../../src/manifest/index.js";

/** Words the hint of a refusal: `; did you mean "contact"?`, or nothing when no name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const nearest = nearestName(name, [...known]);
  return nearest === undefined ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
}
