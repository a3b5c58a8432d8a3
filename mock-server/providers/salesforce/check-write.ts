import { mayHaveField } from "../object-fields.js";
import { isScalar, shorten } from "../read-value.js";
import type { CheckedWrite, RecordWrite } from "../simulated-provider.js";
import { type SalesforceError, salesforceFailure, sobjectName } from "./failure.js";
import { checkValue, wrongType } from "./check-value.js";
import { type FieldEntry, resolveRelationships } from "./relationships.js";
import { hasPrefixOf, isRecordId } from "./record-id.js";

/**
 * Checks one record as the REST API does: its id, the names of its fields, their values, and missing fields.
 * Only the first fault is reported.
 */
export function checkSalesforceWrite(write: RecordWrite): CheckedWrite {
  const { type, record } = write;
  const faulty = type === "create" ? undefined : checkTarget(write);
  if (faulty) return { ok: false, failure: faulty };
  if (type === "delete") return { ok: true, values: new Map() };
  const given = Object.keys(record.fields).map((name): FieldEntry => [
    name,
    name.toLowerCase(),
    record.fields[name],
  ]);
  const resolved = resolveRelationships(write, given);
  if (!resolved.ok) return refuse(resolved.error);
  const { entries } = resolved;
  const unknown = entries.find(
    ([, key]) => !write.object.fields.has(key) && !mayHaveField(write.object, key),
  );
  if (unknown) {
    const message = `No such column '${shorten(unknown[0])}' on sobject of type ${sobjectName(write.objectKey)}`;
    return refuse({ code: "INVALID_FIELD", message });
  }
  const locked = entries.filter(([, key]) => write.object.fields.get(key)?.readOnly).map(([, key]) => key);
  if (locked.length > 0) {
    return refuse({
      code: "INVALID_FIELD_FOR_INSERT_UPDATE",
      message: `Unable to create/update fields: ${locked.join(", ")}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      fields: locked,
    });
  }
  return checkValues(write, entries);
}

function checkValues(write: RecordWrite, entries: readonly FieldEntry[]): CheckedWrite {
  const values = new Map<string, unknown>();
  for (const [, key, value] of entries) {
    const field = write.object.fields.get(key);
    if (field) {
      const checked = checkValue(field, value, write);
      if (!checked.ok) return refuse(checked.error);
      values.set(key, checked.value);
    } else {
      // The field is unknown, but no field of Salesforce stores objects or lists.
      if (value !== null && !isScalar(value))
        return refuse(wrongType({ fieldName: key, displayName: key }, value).error);
      values.set(key, value === "" ? null : value);
    }
  }
  if (write.type === "create") addDefaults(write, values);
  const missing = listMissing(write, values);
  if (missing.length === 0) return { ok: true, values };
  return refuse({
    code: "REQUIRED_FIELD_MISSING",
    message: `Required fields are missing: [${missing.join(", ")}]`,
    fields: missing,
  });
}

function addDefaults({ object }: RecordWrite, values: Map<string, unknown>): void {
  for (const [key, { defaultValue }] of object.limits) {
    if (defaultValue !== undefined && !values.has(key)) values.set(key, defaultValue);
  }
}

/** Lists the required fields that a new record lacks, or that an update empties. */
function listMissing({ type, object }: RecordWrite, values: ReadonlyMap<string, unknown>): string[] {
  return object.required.filter(
    (key) =>
      (type === "create" || values.has(key)) &&
      (values.get(key) ?? null) === null &&
      // A checkbox that is not set counts as off, so that it is never missing.
      object.fields.get(key)?.valueType !== "boolean",
  );
}

function checkTarget({ objectKey, record, target, isBatch }: RecordWrite) {
  if (target === "present") return undefined;
  if (target === "deleted") {
    return salesforceFailure({ code: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] });
  }
  const { recordId = "" } = record;
  if (!isRecordId(recordId) || !hasPrefixOf(recordId, objectKey)) {
    const message = `${sobjectName(objectKey)} ID: id value of incorrect type: ${shorten(recordId)}`;
    return salesforceFailure({ code: "MALFORMED_ID", message, fields: ["Id"] });
  }
  const shownMessage = `The record with ID ${shorten(recordId)} was not found`;
  return isBatch
    ? salesforceFailure(
        { code: "INVALID_CROSS_REFERENCE_KEY", message: "invalid cross reference id", fields: ["Id"] },
        { shownMessage },
      )
    : salesforceFailure(
        { code: "NOT_FOUND", message: "The requested resource does not exist" },
        { shownMessage },
      );
}

function refuse(error: SalesforceError): { ok: false; failure: ReturnType<typeof salesforceFailure> } {
  return { ok: false, failure: salesforceFailure(error) };
}
