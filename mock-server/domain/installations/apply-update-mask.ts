import type { InputValidationIssue } from "../../../src/contract/index.js";
import { formatMaskPath } from "../../../src/facts/mask-path.js";
import { isJsonObject, own, setOwn } from "../../../src/json/object.js";
import { quote } from "../../../src/json/quote.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { MaskPath } from "./update-mask.js";

/** The values that an update mask can replace; the config content is not checked yet. */
export interface MaskedInstallation {
  connectionId: unknown;
  createdBy: unknown;
  content: unknown;
}

/**
 * Replaces the values that a mask names in a copy of the current installation; ignores all others. Refused
 * with a 400 are a path without a value or with null, because a mask cannot remove, and `disabled` of an
 * object that the installation does not read.
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

/** Finds the read object at the start of a mask path. */
function readObject(content: unknown, path: MaskPath): unknown {
  return path.slice(2, 5).reduce(own, content);
}

function notRead(index: number, path: MaskPath): InputValidationIssue {
  const name = path[4] ?? "";
  return {
    in: "body",
    name: `updateMask[${String(index)}]`,
    value: formatMaskPath(path),
    detail: `the installation does not read ${quote(name)}, so that there is nothing to switch off or on`,
    remedy: `give the whole object first: ${formatMaskPath(path.slice(0, 5))}`,
  };
}

function missing(index: number, path: MaskPath): InputValidationIssue {
  const where = `installation.${formatMaskPath(path)}`;
  const map = path.slice(0, 4).join(".");
  return {
    in: "body",
    name: `updateMask[${String(index)}]`,
    value: formatMaskPath(path),
    detail: `no value at ${where}`,
    remedy:
      path[3] === "objects" && path[2] !== "read"
        ? `give a value; to remove an object, send ${map} whole, without it`
        : "give a value",
  };
}

/**
 * Creates a function that replaces the value at a path in a copy of the root. It uses own properties only, so
 * that any name is safe. It copies each object on the way once, so that the time for a mask of many objects
 * grows with the mask and not with the config.
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
