import { isJsonObject } from "../../json/object.js";
import { checkLabels, checkFields, type Fail, listIn } from "./check-fields.js";
import { configActions } from "../../facts/config-actions.js";

const fieldLists = ["requiredFields", "optionalFields"];

/**
 * Calls `fail` where the objects and fields that a manifest in an answer declares are no lists of them: hooks look names up
 * there while they render. A list that is `null`, as some servers write an empty one, becomes an empty one in place.
 */
export function checkDeclarations(manifest: unknown, where: string, fail: Fail): void {
  if (!isJsonObject(manifest)) return;
  for (const action of configActions) {
    const declared = manifest[action];
    // Nothing is declared in anything else, and nobody finds anything there.
    if (!isJsonObject(declared)) continue;
    for (const object of listIn(declared, "objects", `${where}.${action}`, fail)) {
      const { objectName } = object;
      if (typeof objectName !== "string") return fail(`${where}.${action}.objects lack an objectName`);
      const place = `${where}.${action}: ${objectName}`;
      for (const list of fieldLists) {
        for (const field of listIn(object, list, place, fail)) checkLabels(field, `${place}.${list}`, fail);
      }
      checkFields(object, "allFieldsMetadata", place, fail);
    }
  }
}
