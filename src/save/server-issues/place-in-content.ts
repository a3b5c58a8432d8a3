import type { Path } from "../../json/path.js";
import { isConfigContentRequest, patchedObject } from "../plan/request-path.js";
import type { ConfigContentRequest, PlannedRequest } from "../plan/save-plan.js";
import type { ServerIssue } from "./server-issue.js";
import { readMaskPath, readName } from "./read-name.js";

const sections = ["provider", "read", "write", "subscribe", "proxy"];

/** Finds the place in the config content that an issue of the server is about; `undefined` where it is about no place in it. */
export function placeInContent(
  { in: location = "body", name = "" }: ServerIssue,
  request: PlannedRequest | undefined,
): Path | undefined {
  const patch = request && isConfigContentRequest(request) ? request : undefined;
  if (location === "path" && name === "objectName" && patch) return patchedObject(patch);
  if (location !== "body" || name === "") return undefined;

  const names = readName(name, request?.body);
  const [first = "", index = "", key, ...below] = names;
  if (first === "changes") return patch && placeOfChange(patch, index, key === "value" ? below : []);
  if (first === "updateMask" && request && "updateMask" in request.body) {
    return withinContent(readMaskPath(itemOf(request.body.updateMask, index) ?? ""));
  }
  // In a patch of one object, a pointer may start at its config, as those of the changes do.
  const isBelowObject = name.startsWith("/") && patch && !Object.hasOwn(patch.body, first);
  return withinContent(names) ?? (isBelowObject ? [...patchedObject(patch), ...names] : undefined);
}

/** Returns the place of a change, and the names below its value. */
function placeOfChange(request: ConfigContentRequest, index: string, below: Path): Path {
  const change = itemOf(request.body.changes, index);
  return [...patchedObject(request), ...readName(change?.path ?? "", undefined), ...(change ? below : [])];
}

function itemOf<TItem>(list: readonly TItem[], index: string): TItem | undefined {
  return list.find((_, at) => `${at}` === index);
}

/** Removes the names that lead from a body to the config content; `undefined` where the names do not lead into the content. */
function withinContent(names: Path): Path | undefined {
  const [first, second] = names;
  if (first === "installation") return withinContent(names.slice(1));
  if (first === "config" && second === "content") return withinContent(names.slice(2));
  return sections.includes(first ?? "") ? names : undefined;
}
