/** Scheme, host and port, and nothing else; whoever writes a user or a path means something that no browser says. */
const pattern = /^https?:\/\/[^/?#@\\\s]+\/?$/i;

/** Reads an origin as a browser says it in `Origin`; `undefined` where a text is none. A scheme's own port may be written. */
export function readOrigin(text: string): string | undefined {
  return pattern.test(text) && URL.canParse(text) ? new URL(text).origin : undefined;
}
