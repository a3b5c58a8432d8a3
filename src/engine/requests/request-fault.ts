import { requestFields } from "./request-fields.js";

/** Why a request is refused with 400: where, what was expected and how to mend it, in one line. */
export type RequestFault = string;

/** More faults than these are only counted. */
const maxListed = 20;
const maxQuoted = 40;

/** Words the fault of a value that breaks the contract at that path of the request (W2). */
export function contractFault(body: unknown, path: readonly PropertyKey[]): RequestFault {
  const field = requestFields.get(formatPath(path.map((name) => (typeof name === "number" ? "" : name))));
  const value = path.reduce<unknown>(step, body);
  const received = field?.isQuotable ? quoteValue(value) : describeValue(value);
  const where = path.length === 0 ? "body" : formatPath(path);
  return `${where}: expected ${field?.expected ?? "something else"}, received ${received}; ${field?.remedy ?? "see the write contract"}`;
}

/** Writes faults as the text of an answer: one a line, first come first. */
export function formatFaults(faults: readonly RequestFault[]): string {
  const lines = faults.slice(0, maxListed);
  if (faults.length > maxListed) lines.push(`and ${String(faults.length - maxListed)} more`);
  return lines.join("\n");
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
