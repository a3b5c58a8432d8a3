import { isJsonObject } from "../../json/object.js";

/** Says what is wrong with an answer, and ends its reading. */
export type Fail = (detail: string) => never;

const names = ["fieldName", "displayName", "mapToName", "mapToDisplayName", "displayValue"];

/** Calls `fail` where a name of a field or an option is no text: labels are made of them while a screen renders. */
export function checkLabels(item: Readonly<Record<string, unknown>>, where: string, fail: Fail): void {
  for (const name of names) {
    if (typeof (item[name] ?? "") !== "string") fail(`${where}.${name} is no text`);
  }
}

/**
 * Calls `fail` where what stands under `key` are no fields of a customer, by their names, or the values of one are no options.
 * None may stand there. An option without a label gets its value for one, in place.
 */
export function checkFields(parent: Record<string, unknown>, key: string, where: string, fail: Fail): void {
  if (parent[key] === null) parent[key] = {};
  const { [key]: fields = {} } = parent;
  if (!isJsonObject(fields)) return fail(`${where}.${key} is no object`);
  for (const name of Object.keys(fields)) {
    const field = fields[name];
    const place = `${where}.${key}.${name}`;
    if (!isJsonObject(field)) return fail(`${place} is no object`);
    checkLabels(field, place, fail);
    for (const option of listIn(field, "values", place, fail)) {
      if (typeof option["value"] !== "string") fail(`${place}.value is no text`);
      option["displayValue"] ??= option["value"];
      checkLabels(option, place, fail);
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
