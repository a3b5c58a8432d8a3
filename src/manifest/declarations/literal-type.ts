import { escapeControls } from "../../json/escape-controls.js";

/** A documented member of an object type. */
export interface Member {
  readonly key: string;
  readonly type: string;
  /** What people see who point at the member. */
  readonly doc?: string;
}

/** Writes a JSON value as the type that has this value alone; `undefined` members are left out. */
export function literalType(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literalType).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return objectType(Object.entries(value).map(([key, part]) => ({ key, type: literalType(part) })));
  }
  return quoteJson(value);
}

/** Writes a text, number or boolean as code in which no text can hide or reorder what stands around it. */
export function quoteJson(value: unknown): string {
  return escapeControls(JSON.stringify(value));
}

/** Writes an object type on one line; docs count only at the beginning of a line, and are left out. */
function objectType(members: readonly Member[]): string {
  return members.length === 0 ? "{}" : `{ ${members.map(writeMember).join("; ")} }`;
}

/** Writes an object type with a line for each member, and one more for its doc. */
export function blockType(members: readonly Member[], indent: string): string {
  const lines = members.map((member) => {
    const doc = member.doc === undefined ? "" : `${indent}  ${docComment(member.doc)}\n`;
    return `${doc}${indent}  ${writeMember(member)};\n`;
  });
  return `{\n${lines.join("")}${indent}}`;
}

/** Writes a tuple type with a line for each item. */
export function blockTuple(items: readonly string[], indent: string): string {
  if (items.length === 0) return "[]";
  return `[\n${items.map((item) => `${indent}  ${item},\n`).join("")}${indent}]`;
}

/** Writes a comment of one line that ends where it should, whatever its text holds, and has no tags of its own. */
export function docComment(text: string): string {
  const line = escapeControls(text.replace(/\s+/g, " ").trim());
  return `/** ${line.replaceAll("*/", "*\\/").replaceAll("@", "\\@").replaceAll("{", "\\{")} */`;
}

function writeMember({ key, type }: Member): string {
  return `${/^[A-Za-z_]\w*$/.test(key) ? key : quoteJson(key)}: ${type}`;
}
