/** Matches scheme, host and port only: a browser never sends an origin with a user or a path. */
const pattern = /^https?:\/\/[^/?#@\\\s]+\/?$/i;

/**
 * Reads an origin in the form that a browser sends in `Origin`; `undefined` for any other text. The default
 * port of the scheme may be written out.
 */
export function readOrigin(text: string): string | undefined {
  return pattern.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
}
