import { isJsonObject } from "../../json/object.js";

/** Says what is wrong with an answer, and ends its reading. */
export type Fail = (detail: string) => never;

const names = ["fieldName", "displayName", "mapToName", "mapToDisplayName"];

/** Calls `fail` where a name of a field is no text: labels are made of them while a screen renders. */
export function checkFieldNames(field: Readonly<Record<string, unknown>>, where: string, fail: Fail): void {
  for (const name of names) {
    const text = field[name] ?? "";
    if (typeof text !== "string") fail(`${where} has a ${name} that is no text`);
  }
}

/**
 * Calls `fail` where a customer's fields, by their names, are none, or the values of one are no options. An option without a
 * label gets its value for one, in place.
 */
export function checkFields(fields: unknown, where: string, fail: Fail): void {
  if (!isJsonObject(fields)) return fail(`${where} are no fields`);
  for (const [name, field] of Object.entries(fields)) {
    const place = `${where}: ${name}`;
    if (!isJsonObject(field)) return fail(`${place} is no field`);
    checkFieldNames(field, place, fail);
    for (const option of listIn(field, "values", place, fail)) {
      option["displayValue"] ??= option["value"];
      if (typeof option["value"] !== "string" || typeof option["displayValue"] !== "string")
        fail(`${place}.values are no options`);
    }
  }
}

/** Returns the list of objects that stands under a name; none where there is none. A `null` becomes an empty list in place. */
export function listIn(
  parent: Record<string, unknown>,
  name: string,
  where: string,
  fail: Fail,
): Record<string, unknown>[] {
  if (parent[name] === null) parent[name] = [];
  const { [name]: list = [] } = parent;
  return Array.isArray(list) && list.every(isJsonObject)
    ? list
    : fail(`${where}.${name} is no list of objects`);
}
