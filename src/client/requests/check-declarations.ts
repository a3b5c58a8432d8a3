import { isJsonObject } from "../../json/object.js";

const actions = ["read", "write", "subscribe"];
const fieldLists = ["requiredFields", "optionalFields"];

/**
 * Calls `fail` where the objects and fields that a manifest in an answer declares are no lists of them: hooks look names up
 * there while they render. A list that is `null`, as some servers write an empty one, becomes an empty one in place.
 */
export function checkDeclarations(manifest: unknown, where: string, fail: (detail: string) => never): void {
  if (!isJsonObject(manifest)) return;
  for (const action of actions) {
    const declared = manifest[action];
    // Nothing is declared in anything else, and nobody finds anything there.
    if (!isJsonObject(declared)) continue;
    for (const object of listIn(declared, "objects", `${where}.${action}`, fail)) {
      const { objectName } = object;
      if (typeof objectName !== "string") return fail(`${where}.${action}.objects lack an objectName`);
      for (const list of fieldLists) listIn(object, list, `${where}.${action}: ${objectName}`, fail);
    }
  }
}

/** Returns the list of objects that stands under a name; none where there is none. */
function listIn(
  parent: Record<string, unknown>,
  name: string,
  where: string,
  fail: (detail: string) => never,
): Record<string, unknown>[] {
  if (parent[name] === null) parent[name] = [];
  const { [name]: list = [] } = parent;
  return Array.isArray(list) && list.every(isJsonObject)
    ? list
    : fail(`${where}.${name} is no list of objects`);
}
