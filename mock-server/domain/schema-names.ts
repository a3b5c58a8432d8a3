import { z } from "zod";
import { own } from "../../src/json/object.js";

/**
 * Lists the names that a schema knows for the members of the object at `path` in `value`; empty where any name is allowed.
 */
export function listSchemaNames(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [name, ...below] = path;
  switch (def.type) {
    case "optional":
    case "nullable":
    case "nonoptional":
      return listSchemaNames(def.innerType, path, value);
    case "union":
      return def.options
        .filter((option) => isFormOf(option, value, "discriminator" in def ? String(def.discriminator) : ""))
        .flatMap((option) => listSchemaNames(option, path, value));
    case "array":
      return name === undefined ? [] : listSchemaNames(def.element, below, memberOf(value, name));
    case "object": {
      if (name === undefined) return Object.keys(def.shape);
      const member = own(def.shape, String(name)) as z.core.$ZodType | undefined;
      return member ? listSchemaNames(member, below, memberOf(value, name)) : [];
    }
    default:
      return [];
  }
}

/** Whether a value may have that form of a union: `kindName` names the member that tells the form, where there is one. */
function isFormOf(form: z.core.$ZodType, value: unknown, kindName: string): boolean {
  const kind = form instanceof z.ZodObject ? (own(form.shape, kindName) as z.ZodType | undefined) : undefined;
  return !kind || kind.safeParse(own(value, kindName)).success;
}

/** Reads an item of a list or an own member of an object. */
export function memberOf(value: unknown, name: PropertyKey): unknown {
  return Array.isArray(value) ? (value[Number(name)] as unknown) : own(value, String(name));
}
