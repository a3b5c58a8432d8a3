import { type FieldKey, fieldKeyOf } from "../facts/field-identity.js";
import type { ProviderPort } from "./ports.js";

/** Tells which names are one field to a provider: by its own word, else by what the kit knows of its name. */
export function fieldKeyOfPort({ fieldKey, name }: ProviderPort): FieldKey {
  return fieldKey ?? fieldKeyOf(name);
}
