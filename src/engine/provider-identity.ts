import { type FieldKey, fieldKeyOf } from "../facts/field-identity.js";
import { type RecordKey, recordKeyOf } from "../facts/record-identity.js";
import { BrokenPortError, breaksType, describeThrown } from "./port-errors.js";
import type { ProviderPort } from "./ports.js";

/** Gives the function that maps all names of a field to one key; both throw a `BrokenPortError` if the port breaks. */
export type FieldKeyOfPort = (provider: ProviderPort) => FieldKey;

/**
 * Creates the look-up for one engine: the port's own `fieldKey`, else what the kit knows of its name. The same `fieldKey` always
 * gives the same function, because the cache of compiled shapes compares by it.
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

/** Does the same for record ids: ids of the same record get the same key. */
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
