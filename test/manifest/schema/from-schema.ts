import fc from "fast-check";
import type { JsonObject } from "../../support/contract-documents.js";

/**
 * Values that have the types, choices and limits of a JSON Schema: a generator that knows nothing of the manifest. Conditions
 * (`if`, `not`, `anyOf` beside `properties`) are left to the one who asks: such values are filtered by a validator.
 * Texts are few, so that names meet; a `pattern` takes one of `texts` that fits.
 */
export function valuesOf(schema: JsonObject, texts: readonly string[]): fc.Arbitrary<unknown> {
  if (schema["const"] !== undefined) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  const { minimum = -10, maximum = 1000, minItems = 0, minLength = 0, maxLength = 1000 } = schema as Limits;
  switch (schema["type"]) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: minimum, max: Math.min(maximum, 1000) });
    case "string": {
      const pattern = new RegExp(typeof schema["pattern"] === "string" ? schema["pattern"] : "", "u");
      const fitting = texts.filter(
        (text) => pattern.test(text) && text.length >= minLength && text.length <= maxLength,
      );
      return fc.constantFrom(...fitting);
    }
    case "array":
      return fc.array(valuesOf(schema["items"] as JsonObject, texts), {
        minLength: minItems,
        maxLength: minItems + 2,
      });
    case "object": {
      const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonObject>);
      const parts = properties.map(([key, part]) => [key, valuesOf(part, texts)] as const);
      const requiredKeys = (schema["required"] ?? []) as never[];
      return fc.record(Object.fromEntries(parts), { requiredKeys, noNullPrototype: true });
    }
    default:
      return fc.oneof(...(schema["anyOf"] as JsonObject[]).map((branch) => valuesOf(branch, texts)));
  }
}

interface Limits {
  minimum?: number;
  maximum?: number;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
}
