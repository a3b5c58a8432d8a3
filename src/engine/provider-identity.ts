import { type FieldKey, fieldKeyOf } from "../facts/field-identity.js";
import { type RecordKey, recordKeyOf } from "../facts/record-identity.js";
import type { ProviderPort } from "./ports.js";

/** Tells which names are one field to a provider: by its own word, else by what the kit knows of its name. */
export function fieldKeyOfPort({ fieldKey, name }: ProviderPort): FieldKey {
  return fieldKey ?? fieldKeyOf(name);
}

/** Tells which ids are one record's to a provider, likewise. */
export function recordKeyOfPort({ recordKey, name }: ProviderPort): RecordKey {
  return recordKey ?? recordKeyOf(name);
}
