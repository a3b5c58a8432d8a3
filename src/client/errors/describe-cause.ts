import { isJsonObject } from "../../json/object.js";
import type { Redact } from "../../json/redact.js";

/** How many nested causes are read: causes may form a circle. */
const DEEPEST = 4;

/**
 * Copies what an error of `fetch` says (name, message, code, and so for its causes), without its other properties: a
 * wrapped `fetch` may hang the request, headers and all, on what it throws.
 */
export function describeCause(error: unknown, redact: Redact, depth = DEEPEST): Error | undefined {
  if (typeof error !== "object" || error === null || depth === 0) return undefined;
  // Of what cannot be read, such as a member that throws, nothing is said.
  const read = (name: string): unknown => attempt(() => Reflect.get(error, name) as unknown);
  const text = (name: string) => redact(attempt(() => String(read(name) ?? "")) ?? "");
  const copy = new Error(text("message"), { cause: describeCause(read("cause"), redact, depth - 1) });
  return Object.assign(copy, { name: text("name") }, read("code") !== undefined && { code: text("code") });
}

function attempt<TValue>(work: () => TValue): TValue | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * Whether an error, or anything that hangs on it, quotes what `redact` takes out: libraries keep the request with its
 * headers on their errors, which a log prints. True also for what cannot be looked into.
 */
export function quotesSecret(part: unknown, redact: Redact, depth = DEEPEST): boolean {
  if (typeof part === "string") return redact(part) !== part;
  if (typeof part !== "object" || part === null) return false;
  const isReadable = part instanceof Error || isJsonObject(part) || Array.isArray(part);
  if (!isReadable || depth === 0) return true;
  try {
    return ["name", ...Reflect.ownKeys(part)].some((name) =>
      [name, Reflect.get(part, name)].some((value) => quotesSecret(value, redact, depth - 1)),
    );
  } catch {
    return true;
  }
}
