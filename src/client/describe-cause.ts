import { isRecord } from "./is-record.js";
import type { Redact } from "./problem.js";

/**
 * Copies what an error of `fetch` says (name, message, code, and so for its cause), without its other properties: a
 * wrapped `fetch` may hang the request, headers and all, on what it throws.
 */
export function describeCause(error: unknown, redact: Redact): Error | undefined {
  if (!isRecord(error)) return undefined;
  const text = (name: string) => redact(String(error[name] ?? ""));
  const copy = new Error(text("message"), { cause: describeCause(error["cause"], redact) });
  return Object.assign(copy, { name: text("name"), code: text("code") });
}
