import { diffLeaves } from "./changes.js";
import { getIn, type Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";

/** Returns the pointer of the one text or number that an edit at `path` typed on in; `undefined` for any other edit (D9). */
export function typedAt(before: unknown, after: unknown, path: Path): string | undefined {
  const [change, ...others] = diffLeaves(getIn(before, path), getIn(after, path));
  if (!change || others.length > 0) return undefined;
  const [was, is] = [textOf(change.before), textOf(change.after)];
  if (was === undefined || is === undefined || !isTypedOn(was, is)) return undefined;
  return formatPointer(path) + change.path;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return "";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Whether one text is the other with characters put in at one place. A whole text at once was chosen or pasted, not typed. */
function isTypedOn(was: string, is: string): boolean {
  const [short, long] = was.length < is.length ? [was, is] : [is, was];
  if (short === "") return long.length === 1;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(start) === long.slice(long.length - short.length + start);
}
