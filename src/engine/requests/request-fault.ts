import { formatBodyPath } from "../../json/body-path.js";
import { quote } from "../../json/quote.js";
import type { RuleId } from "../../facts/rules/rule.js";
import { type RequestField, requestFields } from "./request-fields.js";

/** Why a request is refused with 400. The parts are clauses of one line: `where: expected; remedy`. */
export interface RequestFault {
  /** The rule that the request breaks. */
  readonly rule: RuleId;
  /** The place in the request, such as `batch[3].record.id`. */
  readonly where: string;
  /** What is expected there, and what stands there instead. */
  readonly expected: string;
  /** What to change; `undefined` where nothing better is known than to leave it out. */
  readonly remedy?: string | undefined;
}

/** Faults beyond this many are only counted. */
const maxListed = 20;

/** Describes the fault of a value that breaks the contract at that path of the request. */
export function contractFault(body: unknown, path: readonly PropertyKey[]): RequestFault {
  const where = formatBodyPath(path);
  const field = requestFields.get(where.replaceAll(/\[\d+\]/g, "[]"));
  const value = path.reduce<unknown>(step, body);
  const received = field?.isQuotable ? quoteValue(value) : describeValue(value);
  return {
    rule: field?.rule ?? "W2",
    where: where || "body",
    expected: `expected ${field?.expected ?? "something else"}, received ${received}`,
    remedy: (field && remedyForList(field, value)) ?? field?.remedy ?? "see the write contract",
  };
}

/**
 * Writes faults as the text of an answer: one a line, in their order; those beyond 20 are only counted. Never throws.
 *
 * @example
 * formatFaults([{ rule: "", where: "record.email", expected: "a text", remedy: "send a text" }]);
 */
export function formatFaults(faults: readonly RequestFault[]): string {
  const lines = faults.slice(0, maxListed).map(formatFault);
  if (faults.length > maxListed) lines.push(`and ${String(faults.length - maxListed)} more`);
  return lines.join("\n");
}

function formatFault({ where, expected, remedy }: RequestFault): string {
  return remedy === undefined ? `${where}: ${expected}` : `${where}: ${expected}; ${remedy}`;
}

function step(value: unknown, name: PropertyKey): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<PropertyKey, unknown>)[name]
    : undefined;
}

/** The remedy where a list has too few or too many items. */
function remedyForList({ remedyIfEmpty, remedyIfLong }: RequestField, value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.length === 0 ? remedyIfEmpty : remedyIfLong;
}

function quoteValue(value: unknown): string {
  if (typeof value === "string") return quote(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : describeValue(value);
}

function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
