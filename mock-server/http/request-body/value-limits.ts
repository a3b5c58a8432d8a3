import { maxJsonDepth } from "../../../src/json/parse.js";

/** Limits of a body: parsing one with more values, or a longer list or object, would block other requests. */
const maxValues = 500_000;
const maxEntries = 20_000;

const [quotation, backslash, comma] = ['"', "\\", ","].map((sign) => sign.charCodeAt(0));
const opening = new Set(["[", "{"].map((sign) => sign.charCodeAt(0)));
const closing = new Set(["]", "}"].map((sign) => sign.charCodeAt(0)));

/**
 * Says why a JSON text holds too many values to be parsed; `undefined` where it does not. It scans the text
 * instead of parsing it: parsing an object with a million names takes seconds.
 */
export function describeExcess(text: string): string | undefined {
  // A text this short cannot exceed the limits, and parsing checks its depth (bench figure: http).
  if (text.length <= maxEntries) return undefined;
  let values = 1;
  let isInString = false;
  /** How many entries each open list or object has so far, the outermost first. */
  const entries: number[] = [0];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (isInString) {
      if (sign === backslash) index += 1;
      else if (sign === quotation) isInString = false;
    } else if (sign === quotation) isInString = true;
    else if (opening.has(sign)) {
      if (entries.length > maxJsonDepth)
        return `the body is nested more than ${String(maxJsonDepth)} levels deep`;
      entries.push(1);
    } else if (closing.has(sign)) entries.pop();
    else if (sign === comma) {
      values += 1;
      const count = (entries.pop() ?? 0) + 1;
      if (count > maxEntries) {
        return `the body has a list or an object of more than ${String(maxEntries)} entries`;
      }
      if (values > maxValues) return `the body holds more than ${String(maxValues)} values`;
      entries.push(count);
    }
  }
  return undefined;
}
