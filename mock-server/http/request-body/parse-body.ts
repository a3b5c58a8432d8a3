import { describeExcess } from "./value-limits.js";
import { maxJsonDepth, parseJson } from "../../../src/json/parse.js";

/** The JSON value of a body, or what is wrong with the body. */
export type ParsedBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly detail: string };

const details = {
  empty: "the request has no body",
  "not-json": "the body is not JSON",
  "too-deep": `the body is nested more than ${String(maxJsonDepth)} levels deep`,
} as const;

/** Parses the text of a body. */
export function parseBody(text: string): ParsedBody {
  const excess = describeExcess(text);
  if (excess !== undefined) return { ok: false, detail: excess };
  const parsed = parseJson(text);
  return parsed.ok ? parsed : { ok: false, detail: details[parsed.fault] };
}
