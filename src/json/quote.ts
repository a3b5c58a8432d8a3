/** Longer texts are cut: a message names things, it does not repeat them. */
const MAX_LENGTH = 60;

/** Writes a name or a value into a message: a text in quotes, anything else as JSON; cut after 60 characters. */
export function quote(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cutText(value, MAX_LENGTH));
  // JSON has no text for a function or undefined.
  return cutText((JSON.stringify(value) as string | undefined) ?? String(value), MAX_LENGTH);
}

/** Cuts a text that is longer than so many characters, and shows that it did. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  // A character beyond U+FFFF is two code units: a half left at the cut is dropped.
  return `${text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
