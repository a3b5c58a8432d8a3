/** Longer texts are cut: a message names things, it does not repeat them. */
const MAX_LENGTH = 60;

/** Writes a name or a value into a message: a text in quotes, anything else as JSON; cut after 60 characters. */
export function quote(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  // JSON has no text for a function or undefined.
  return cut((JSON.stringify(value) as string | undefined) ?? String(value));
}

function cut(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  // A character beyond U+FFFF takes two places of a string: half of one is dropped.
  return `${text.slice(0, MAX_LENGTH).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
