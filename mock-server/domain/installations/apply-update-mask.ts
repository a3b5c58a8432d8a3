import type { InputValidationIssue } from "../../../src/contract/index.js";
import { isJsonObject, own, setOwn } from "../../../src/json/object.js";
import { quote } from "../../../src/json/quote.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { MaskPath } from "./update-mask.js";

/** What an update mask replaces: the connection, the attribution, and a config content that is still unchecked. */
export interface MaskedInstallation {
  connectionId: unknown;
  createdBy: unknown;
  content: unknown;
}

/**
 * Lays the values that a mask names on a copy of the current installation and ignores all others. A path that has no value, or
 * null, is a 400: a mask replaces and cannot remove. So is a switch of an object that the installation does not read.
 */
export function applyUpdateMask(
  current: MaskedInstallation,
  paths: readonly MaskPath[],
  installation: unknown,
): Outcome<MaskedInstallation> {
  const next = { ...current };
  const issues: InputValidationIssue[] = [];
  const replaceAt = createReplacer();
  paths.forEach((path, index) => {
    const value = path.reduce(own, installation);
    if (value === undefined || value === null) {
      issues.push(missing(index, path));
    } else if (path[5] === "disabled" && !isJsonObject(readObject(next.content, path))) {
      issues.push(notRead(index, path));
    } else if (path[0] === "connectionId") {
      next.connectionId = value;
    } else if (path[1] === "createdBy") {
      next.createdBy = value;
    } else {
      next.content = replaceAt(next.content, path.slice(2), value);
    }
  });
  if (issues.length === 0) return accept(next);
  return refuse({
    status: 400,
    detail: "updateMask names paths that cannot be set",
    remedy: "correct what issues lists, or take it out of the mask; nothing was changed",
    issues,
  });
}

/** Finds the read object that a mask path leads into. */
function readObject(content: unknown, path: MaskPath): unknown {
  return path.slice(2, 5).reduce(own, content);
}

function notRead(index: number, path: MaskPath): InputValidationIssue {
  const name = path[4] ?? "";
  return {
    in: "body",
    name: `updateMask[${String(index)}]`,
    value: path.join("."),
    detail: `the installation does not read ${quote(name)}, so that there is nothing to switch off or on`,
    remedy: `give the whole object first: ${path.slice(0, 5).join(".")}`,
  };
}

function missing(index: number, path: MaskPath): InputValidationIssue {
  const where = ["installation", ...path].join(".");
  const map = path.slice(0, 4).join(".");
  return {
    in: "body",
    name: `updateMask[${String(index)}]`,
    value: path.join("."),
    detail: `no value at ${where}`,
    remedy:
      path[3] === "objects" && path[2] !== "read"
        ? `give a value; to remove an object, send ${map} whole, without it`
        : "give a value",
  };
}

/**
 * Makes what copies the way to a place and puts a value there; own properties only, whatever the names are. What it has copied
 * it does not copy again, so that a mask of many objects costs what it names.
 */
function createReplacer() {
  const copies = new Set<object>();
  return function replaceAt(root: unknown, path: readonly string[], value: unknown): unknown {
    const [name, ...rest] = path;
    if (name === undefined) return value;
    const copy = isJsonObject(root) && copies.has(root) ? root : { ...(isJsonObject(root) && root) };
    copies.add(copy);
    setOwn(copy, name, replaceAt(own(copy, name), rest, value));
    return copy;
  };
}
