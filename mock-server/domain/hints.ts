import { didYouMean } from "../../src/json/did-you-mean.js";

/** Returns the end of a fault's detail, which names the nearest of `names`, as `didYouMean` does. */
export type Hint = (name: string, names: Iterable<string>) => string;

/** Hints are slow to compute, and an answer lists no more faults than these. */
const maxHints = 100;

/** Creates the hints of one request: the first 100 faults get one, the others an empty text. */
export function createHints(): Hint {
  let left = maxHints;
  return (name, names) => {
    left -= 1;
    return left < 0 ? "" : didYouMean(name, names);
  };
}
