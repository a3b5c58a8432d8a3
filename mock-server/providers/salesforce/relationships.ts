import { referenceOf } from "../../../src/facts/references.js";
import { isJsonObject } from "../../../src/json/object.js";
import type { RecordWrite } from "../simulated-provider.js";
import { type SalesforceError, sobjectName } from "./failure.js";

/** A field of a record in the request: its name, the key of the name, and the value. */
export type FieldEntry = readonly [name: string, key: string, value: unknown];

/** A field that refers to a record of another object. */
interface Reference {
  readonly key: string;
  readonly target: string;
}

/**
 * Replaces a reference by an external id, such as `Account: {Code__c: "A-1"}`, with the id of that record
 * (REST API Developer Guide, "Insert or Update Related Records Using an External ID"). In the mock, every
 * unique custom field is an external id.
 */
export function resolveRelationships(
  write: RecordWrite,
  entries: readonly FieldEntry[],
): { ok: true; entries: readonly FieldEntry[] } | { ok: false; error: SalesforceError } {
  if (!entries.some(([, , value]) => isJsonObject(value))) return { ok: true, entries };
  const resolved: FieldEntry[] = [];
  for (const entry of entries) {
    const reference = isJsonObject(entry[2]) ? findReference(write, entry[1]) : undefined;
    const both = reference && entries.find(([, key]) => key === reference.key);
    if (both) {
      const message = `Cannot specify both an external ID reference ${entry[0]} and a salesforce id, ${both[0]}`;
      return { ok: false, error: { code: "INVALID_FIELD", message } };
    }
    const found = reference ? findId(write, reference.target, entry) : undefined;
    if (typeof found === "object") return { ok: false, error: found };
    resolved.push(reference ? [entry[0], reference.key, found] : entry);
  }
  return { ok: true, entries: resolved };
}

function findReference({ object }: RecordWrite, relationship: string): Reference | undefined {
  const key = referenceOf("salesforce", relationship) ?? "";
  const [target] = object.fields.get(key.toLowerCase())?.referenceTo ?? [];
  return target === undefined ? undefined : { key: key.toLowerCase(), target };
}

/**
 * Finds the id of the record that a value such as `{Code__c: "A-1"}` names; returns an error where it names
 * none.
 */
function findId(write: RecordWrite, target: string, [name, , value]: FieldEntry): string | SalesforceError {
  // `attributes` gives the type of the record, where the field may refer to several.
  const [first, ...others] = Object.entries(value as object).filter(([each]) => each !== "attributes");
  const entity = sobjectName(target.toLowerCase());
  if (!first || others.length > 0) {
    const message = `The external foreign key reference ${name} needs exactly one external ID field of ${entity}`;
    return { code: "INVALID_FIELD", message };
  }
  const [fieldName, id] = first as [string, unknown];
  const found = write.findUnique(target, fieldName, id);
  if (!found) {
    const message = `Field name provided, ${fieldName} does not match an External ID, Salesforce Id, or indexed field for ${entity}`;
    return { code: "INVALID_FIELD", message };
  }
  if (found.id !== undefined) return found.id;
  const message = `Foreign key external ID: ${String(id)} not found for field ${fieldName} in entity ${entity}`;
  return { code: "INVALID_FIELD", message };
}
