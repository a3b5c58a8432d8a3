import type { RuleId } from "../rule-id.js";
import { requestFields } from "./request-fields.js";

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

/** More faults than these are only counted. */
const maxListed = 20;
const maxQuoted = 40;

/** Describes the fault of a value that breaks the contract at that path of the request. */
export function contractFault(body: unknown, path: readonly PropertyKey[]): RequestFault {
  const field = requestFields.get(formatPath(path.map((name) => (typeof name === "number" ? "" : name))));
  const value = path.reduce<unknown>(step, body);
  const received = field?.isQuotable ? quoteValue(value) : describeValue(value);
  return {
    rule: field?.rule ?? "W2",
    where: path.length === 0 ? "body" : formatPath(path),
    expected: `expected ${field?.expected ?? "something else"}, received ${received}`,
    remedy: field?.remedy ?? "see the write contract",
  };
}

/** Writes faults as the text of an answer: one a line, first come first. */
export function formatFaults(faults: readonly RequestFault[]): string {
  const lines = faults.slice(0, maxListed).map(formatFault);
  if (faults.length > maxListed) lines.push(`and ${String(faults.length - maxListed)} more`);
  return lines.join("\n");
}

function formatFault({ where, expected, remedy }: RequestFault): string {
  return remedy === undefined ? `${where}: ${expected}` : `${where}: ${expected}; ${remedy}`;
}

/** Puts a name in quotes, however long or odd it is. */
export function quote(name: string): string {
  return JSON.stringify(name.length > maxQuoted ? `${name.slice(0, maxQuoted)}…` : name);
}

/** Writes a path as in `batch[3].record`; list items without their number as in `batch[].record`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, name) => {
    if (typeof name === "number" || name === "") return `${text}[${String(name)}]`;
    return text === "" ? String(name) : `${text}.${String(name)}`;
  }, "");
}

function step(value: unknown, name: PropertyKey): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<PropertyKey, unknown>)[name]
    : undefined;
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
