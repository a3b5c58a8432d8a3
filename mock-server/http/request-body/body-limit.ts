/** Thrown where a body is longer than the backend takes. */
export class BodyTooLongError extends Error {
  override readonly name = "BodyTooLongError";

  constructor(readonly maxBytes: number) {
    super(`the body is longer than ${String(maxBytes)} bytes`);
  }
}

/** The limit of a body in bytes, unless the options set another one. */
export const defaultMaxBodyBytes = 10_000_000;

/** Whether a text is longer than `maxBytes` in UTF-8. Few texts have to be encoded to know. */
export function isTooLong(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return true;
  // A UTF-16 code unit takes at most three bytes in UTF-8.
  return text.length * 3 > maxBytes && new TextEncoder().encode(text).byteLength > maxBytes;
}
