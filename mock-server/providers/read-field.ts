import type { FieldKey } from "../../src/facts/field-identity.js";
import { parseNestedName } from "../../src/facts/nested-name.js";
import { isJsonObject } from "../../src/json/object.js";

/** Reads a field of a record by its name; a name in brackets reads a part inside the field. */
export function readField(values: ReadonlyMap<string, unknown>, name: string, fieldKey: FieldKey): unknown {
  const whole = values.get(fieldKey(name));
  const [root = name, ...parts] = parseNestedName(name) ?? [];
  if (whole !== undefined || parts.length === 0) return whole ?? values.get(fieldKey(root));
  return parts.reduce<unknown>(
    (value, part) => {
      if (!isJsonObject(value)) return undefined;
      const known = Object.keys(value).find((each) => fieldKey(each) === fieldKey(part));
      return known === undefined ? undefined : value[known];
    },
    values.get(fieldKey(root)),
  );
}
