import { didYouMean } from "../../src/json/did-you-mean.js";

/** Ends the detail of a fault with the name that was probably meant, as `didYouMean` does. */
export type Hint = (name: string, names: Iterable<string>) => string;

/** A hint costs more than the fault that it is for, and an answer lists no more faults. */
const maxHints = 100;

/** Creates the hints of one request: the first faults get one. */
export function createHints(): Hint {
  let left = maxHints;
  return (name, names) => {
    left -= 1;
    return left < 0 ? "" : didYouMean(name, names);
  };
}
