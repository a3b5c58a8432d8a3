/** Parses a text that anybody may have left in a storage; `undefined` where it is no JSON. */
export function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
