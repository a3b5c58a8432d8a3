import type { Redact } from "../../json/redact.js";

/** How many causes of causes are looked at: they may be a ring. */
const DEEPEST = 4;

/**
 * Copies what an error of `fetch` says (name, message, code, and so for its causes), without its other properties: a
 * wrapped `fetch` may hang the request, headers and all, on what it throws.
 */
export function describeCause(error: unknown, redact: Redact, depth = DEEPEST): Error | undefined {
  if (typeof error !== "object" || error === null || depth === 0) return undefined;
  const read = (name: string): unknown => Reflect.get(error, name);
  const text = (name: string) => redact(String(read(name) ?? ""));
  const copy = new Error(text("message"), { cause: describeCause(read("cause"), redact, depth - 1) });
  return Object.assign(copy, { name: text("name") }, read("code") !== undefined && { code: text("code") });
}

/** Whether an error or one of its causes quotes what `redact` takes out. */
export function quotesSecret(error: unknown, redact: Redact, depth = DEEPEST): boolean {
  const isQuote = (value: unknown) => typeof value === "string" && redact(value) !== value;
  if (typeof error !== "object" || error === null || depth === 0) return isQuote(error);
  const read = (name: string): unknown => Reflect.get(error, name);
  return (
    ["name", "message", "code", "stack"].some((name) => isQuote(read(name))) ||
    quotesSecret(read("cause"), redact, depth - 1)
  );
}
