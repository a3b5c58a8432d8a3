import type { Redact } from "./problem.js";

/**
 * Copies what an error of `fetch` says (name, message, code, and so for its causes), without its other properties: a
 * wrapped `fetch` may hang the request, headers and all, on what it throws. Looks `depth` causes down, for they may be a ring.
 */
export function describeCause(error: unknown, redact: Redact, depth = 4): Error | undefined {
  if (typeof error !== "object" || error === null || depth === 0) return undefined;
  const read = (name: string): unknown => Reflect.get(error, name);
  const text = (name: string) => redact(String(read(name) ?? ""));
  const copy = new Error(text("message"), { cause: describeCause(read("cause"), redact, depth - 1) });
  return Object.assign(copy, { name: text("name") }, read("code") !== undefined && { code: text("code") });
}
