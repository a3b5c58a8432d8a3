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

/** How much of an error is searched: one that holds more is taken for one that quotes a secret. */
const MOST_PARTS = 1_000;
/** What errors and what hangs on them tell by getters, or hide from a loop over their members. */
const hidden = ["name", "message", "code", "stack", "cause", "errors", "headers", "url", "href", "body"];

/**
 * Whether an error, or anything that hangs on it, quotes what `redact` takes out: libraries keep the request with its
 * headers on their errors, which a log prints. True also for what cannot be read.
 */
export function quotesSecret(error: unknown, redact: Redact): boolean {
  const waiting = [error];
  const seen = new Set<unknown>();
  try {
    while (waiting.length > 0) {
      const part = waiting.pop();
      if (typeof part === "string" && redact(part) !== part) return true;
      if (typeof part !== "object" || part === null || seen.has(part)) continue;
      seen.add(part);
      const isIterable = typeof Reflect.get(part, Symbol.iterator) === "function";
      const members = [...hidden, ...Reflect.ownKeys(part)];
      waiting.push(...members.filter((name) => name in part).map((name): unknown => Reflect.get(part, name)));
      waiting.push(...members.filter((name) => typeof name === "string"));
      if (isIterable) waiting.push(...(part as Iterable<unknown>));
      if (seen.size + waiting.length > MOST_PARTS) return true;
    }
  } catch {
    return true;
  }
  return false;
}
