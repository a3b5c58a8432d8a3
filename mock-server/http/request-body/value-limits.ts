import { maxJsonDepth } from "../../../src/json/parse.js";

/** A body with more values, or with a longer list or object, would keep the backend from answering others. */
const maxValues = 500_000;
const maxEntries = 20_000;

const [quotation, backslash, comma] = ['"', "\\", ","].map((sign) => sign.charCodeAt(0));
const opening = new Set(["[", "{"].map((sign) => sign.charCodeAt(0)));
const closing = new Set(["]", "}"].map((sign) => sign.charCodeAt(0)));

/**
 * Says why a JSON text holds too much to be parsed, however short it is; `undefined` where it does not. The text is scanned and
 * not parsed: parsing an object of a million names takes seconds.
 */
export function describeExcess(text: string): string | undefined {
  // A shorter text cannot hold that many values, and parsing tells how deep it is (bench figure: http).
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
