import { isJsonObject, own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { readNames } from "../../json/pointer.js";

/**
 * Reads the name of an input into the names that it is made of: a JSON Pointer (RFC 6901), or a path such as
 * `changes[1].path`, `a["b.c"]` or `$.a['b']`. Dots may belong to names: of those that `root` has, the longest is taken.
 * Whatever cannot be read is a name.
 */
export function readName(name: string, root: unknown): Path {
  if (name.startsWith("/")) return readNames(name);
  const names: string[] = [];
  let rest = name.replace(/^\$(\.|(?=\[))/, "");
  let node = root;
  while (rest !== "") {
    if (names.length > 0) rest = rest.replace(/^\./, "");
    const [text, read] = knownName(rest, node) ?? bracketed(rest) ?? dotted(rest);
    names.push(read);
    rest = rest.slice(text.length);
    node = Array.isArray(node) ? (node[Number(read)] as unknown) : own(node, read);
  }
  return names;
}

/** Reads a path of an update mask: names between dots, with a backslash before what belongs to a name (contract: UpdateMask). */
export function readMaskPath(text: string): Path {
  return Array.from(text.matchAll(/(?:^|\.)((?:\\.|[^.\\])*)/gs), ([, name = ""]) => unescape(name));
}

/** A part that was read: its text, and the name that the text stands for. */
type Step = readonly [text: string, name: string];

function knownName(rest: string, node: unknown): Step | undefined {
  const names = isJsonObject(node) ? Object.keys(node) : [];
  const [longest] = names
    .filter((name) => name !== "" && rest.startsWith(name) && /^([.[]|$)/.test(rest.slice(name.length)))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? longest : [longest, longest];
}

function bracketed(rest: string): Step | undefined {
  const [text = "", index, double, single] =
    /^\[(?:(\d+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\]/s.exec(rest) ?? [];
  if (text === "") return undefined;
  if (double !== undefined) return [text, readJsonString(double)];
  return [text, index ?? unescape(single ?? "")];
}

function dotted(rest: string): Step {
  const [text = ""] = /^(?:\\.|[^.[\\])*/s.exec(rest) ?? [];
  return text === "" && !rest.startsWith(".") ? [rest, rest] : [text, unescape(text)];
}

function readJsonString(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return unescape(text);
  }
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, "$1");
}
