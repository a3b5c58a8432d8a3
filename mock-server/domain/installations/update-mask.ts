import type { InputValidationIssue } from "../../../src/contract/index.js";
import { formatMaskPath } from "../../../src/facts/mask-path.js";
import { quote } from "../../../src/json/quote.js";
import { createHints, type Hint } from "../hints.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/**
 * A path of an update mask: the names that lead to the value, in the request's `installation` and in the
 * stored one.
 */
export type MaskPath = readonly string[];

/**
 * The paths that the contract allows (updateInstallation), and that of `leniencies.disabledInMask`; "*"
 * stands for an object name.
 */
const allowed: readonly MaskPath[] = [
  ["connectionId"],
  ["config", "createdBy"],
  ["config", "content", "read", "objects", "*"],
  ["config", "content", "read", "objects", "*", "disabled"],
  ["config", "content", "write", "objects", "*"],
  ["config", "content", "write", "objects"],
  ["config", "content", "subscribe", "objects", "*"],
  ["config", "content", "subscribe", "objects"],
  ["config", "content", "proxy", "enabled"],
];

const allowedTexts = allowed.map((path) => path.join(".").replace("*", "<objectName>"));

/**
 * Reads an update mask; each path must be allowed and stand there once. A backslash escapes ".", ":" and
 * itself, so that names with dots can be written. A faulty mask is a 400 with an issue for each bad path.
 */
export function readUpdateMask(updateMask: readonly string[]): Outcome<MaskPath[]> {
  const paths: MaskPath[] = [];
  const issues: InputValidationIssue[] = [];
  const seen = new Map<string, number>();
  const hint = createHints();
  updateMask.forEach((text, index) => {
    const path = splitMaskPath(text);
    const fault = path ? findFault(path, text, hint) : 'a backslash stands before ".", ":" or "\\" only';
    const key = JSON.stringify(path);
    const earlier = seen.get(key);
    if (path && fault === undefined && earlier === undefined) {
      seen.set(key, index);
      paths.push(path);
      return;
    }
    issues.push({
      in: "body",
      name: `updateMask[${String(index)}]`,
      value: text,
      detail: fault ?? `the path stands in updateMask[${String(earlier)}] already`,
      remedy:
        fault === undefined
          ? "name each path once"
          : `use one of ${allowedTexts.join(", ")}; in an object name write "." as "\\.", ":" as "\\:" and "\\" as "\\\\"`,
    });
  });
  if (issues.length === 0) return accept(paths);
  return refuse({
    status: 400,
    detail: `updateMask names what cannot be updated: ${issues
      .slice(0, 10)
      .map((issue) => quote(issue.value))
      .join(", ")}`,
    remedy: "correct the paths that issues lists; nothing was changed",
    issues,
  });
}

/** Whether a path is one that only `leniencies.disabledInMask` allows. */
export function isReadSwitch(path: MaskPath): boolean {
  return path.length === 6 && path[2] === "read" && path[5] === "disabled";
}

/** Splits a path at the dots that are not escaped; `undefined` where an escape is unknown or incomplete. */
function splitMaskPath(text: string): MaskPath | undefined {
  if (!text.includes("\\")) return text.split(".");
  const names = [""];
  for (let index = 0; index < text.length; index++) {
    let character = text.charAt(index);
    if (character === ".") {
      names.push("");
      continue;
    }
    if (character === "\\") {
      index += 1;
      character = text.charAt(index);
      if (character !== "." && character !== ":" && character !== "\\") return undefined;
    }
    names.push((names.pop() ?? "") + character);
  }
  return names;
}

function findFault(path: MaskPath, text: string, hint: Hint): string | undefined {
  const fits = allowed.some(
    (pattern) =>
      pattern.length === path.length && pattern.every((name, index) => name === "*" || name === path[index]),
  );
  if (fits) return undefined;
  const prefix = path.slice(0, 4).join(".");
  const object = path.slice(4);
  if (object.length > 1 && allowed.some((pattern) => pattern.slice(0, 4).join(".") === prefix)) {
    const isSwitch = path[2] === "read" && object.at(-1) === "disabled";
    const name = (isSwitch ? object.slice(0, -1) : object).join(".");
    const whole = formatMaskPath([...path.slice(0, 4), name, ...(isSwitch ? ["disabled"] : [])]);
    return `no such path; for an object named ${quote(name)} write "${whole}"`;
  }
  return `no such path${hint(text, allowedTexts)}`;
}
