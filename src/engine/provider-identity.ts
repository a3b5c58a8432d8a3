import { type FieldKey, fieldKeyOf } from "../facts/field-identity.js";
import { type RecordKey, recordKeyOf } from "../facts/record-identity.js";
import { BrokenPortError, breaksType, describeThrown } from "./port-errors.js";
import type { ProviderPort } from "./ports.js";

/** Tells which names are one field to a provider; throws a `BrokenPortError` where its port does not keep its type. */
export type FieldKeyOfPort = (provider: ProviderPort) => FieldKey;

/**
 * Creates the look-up for one engine: by a port's own word, else by what the kit knows of its name. It gives the same function
 * for the same one of a port, by which compiled shapes are found again.
 */
export function createFieldKeys(): FieldKeyOfPort {
  const checked = new WeakMap<FieldKey, FieldKey>();
  return ({ fieldKey, name }) => {
    if (fieldKey === undefined) return fieldKeyOf(name);
    if (typeof fieldKey !== "function") throw breaksType("fieldKey is no function");
    let made = checked.get(fieldKey);
    if (!made) checked.set(fieldKey, (made = (field) => askForText("fieldKey", fieldKey, field)));
    return made;
  };
}

/** Tells which ids are one record's to a provider, likewise. */
export function recordKeyOfPort({ recordKey, name }: ProviderPort): RecordKey {
  if (recordKey === undefined) return recordKeyOf(name);
  if (typeof recordKey !== "function") throw breaksType("recordKey is no function");
  return (id) => askForText("recordKey", recordKey, id);
}

function askForText(member: string, ask: (text: string) => unknown, text: string): string {
  let key: unknown;
  try {
    key = ask(text);
  } catch (error) {
    throw new BrokenPortError(describeThrown(error), { isRetryable: true });
  }
  if (typeof key === "string") return key;
  throw breaksType(`${member} gave no text`);
}
