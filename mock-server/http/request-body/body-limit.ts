/** Thrown where a body is longer than the backend takes. */
export class BodyTooLongError extends Error {
  override readonly name = "BodyTooLongError";

  constructor(readonly maxBytes: number) {
    super(`the body is longer than ${String(maxBytes)} bytes`);
  }
}

/** What bodies may be long, unless somebody says otherwise. */
export const defaultMaxBodyBytes = 10_000_000;

/** Whether a text takes more bytes than that in UTF-8; few texts must be measured for it. */
export function isTooLong(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  // No unit of a string takes more than three bytes.
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).byteLength > maxBytes;
}
