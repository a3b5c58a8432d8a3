import { shorten } from "../read-value.js";
import { mayHaveField } from "../object-fields.js";
import type { CheckedWrite, RecordWrite } from "../simulated-provider.js";
import { findAssociationFault } from "./associations.js";
import { hubspotFailure, objectTypeName, type PropertyError, propertyFailure } from "./failure.js";
import { checkProperty } from "./check-value.js";

/**
 * Checks one record as the CRM API does; all faults of its properties come in one failure. Deleting an
 * unknown record succeeds, as in HubSpot.
 */
export function checkHubspotWrite(write: RecordWrite): CheckedWrite {
  const { type, objectKey, record, target, isBatch } = write;
  if (type === "delete") return { ok: true, values: new Map() };
  if (type === "update" && target !== "present") {
    const { recordId = "" } = record;
    const message = isBatch
      ? `Could not get some ${objectTypeName(objectKey)} objects, they may be deleted or not exist. Check that ids are valid.`
      : "Object not found.  objectId are usually numeric.";
    const error = { category: "OBJECT_NOT_FOUND", message, context: { ids: [recordId] } };
    const shownMessage = `The record with ID ${shorten(recordId)} was not found`;
    return { ok: false, failure: hubspotFailure(error, { shownMessage }) };
  }
  const values = new Map<string, unknown>();
  const errors: PropertyError[] = [];
  for (const [name, value] of Object.entries(record.fields)) {
    const checked = checkNamed(write, name, value);
    if (checked.ok) values.set(name, checked.value);
    else errors.push({ code: checked.code, message: checked.message, propertyName: shorten(name) });
  }
  if (errors.length > 0) return { ok: false, failure: propertyFailure(errors) };
  return checkRecord(write, values);
}

function checkNamed({ object }: RecordWrite, name: string, value: unknown): ReturnType<typeof checkProperty> {
  const field = object.fields.get(name);
  if (!field && !mayHaveField(object, name)) {
    return {
      ok: false,
      code: "PROPERTY_DOESNT_EXIST",
      message: `Property "${shorten(name)}" does not exist`,
    };
  }
  if (field?.readOnly) {
    const message = `"${shorten(name)}" is a read only property; its value cannot be set.`;
    return { ok: false, code: "READ_ONLY_VALUE", message };
  }
  return checkProperty(field, value);
}

function checkRecord(write: RecordWrite, values: Map<string, unknown>): CheckedWrite {
  const { type, object, objectKey } = write;
  if (type === "create") {
    for (const [key, { defaultValue }] of object.limits) {
      if (defaultValue !== undefined && !values.has(key)) values.set(key, String(defaultValue));
    }
  }
  const missing = object.required.filter(
    (key) => (type === "create" || values.has(key)) && (values.get(key) ?? "") === "",
  );
  if (missing.length > 0) {
    const verb = type === "create" ? "creating" : "updating";
    const message = `Error ${verb} ${objectTypeName(objectKey)}. Some required properties were not set.`;
    const error = { category: "VALIDATION_ERROR", message, context: { properties: missing } };
    const shownMessage = `${message} They are: ${missing.join(", ")}`;
    return { ok: false, failure: hubspotFailure(error, { shownMessage }) };
  }
  const fault = findAssociationFault(write);
  if (fault === undefined) return { ok: true, values };
  const message = "one or more associations are not valid";
  const error = { category: "VALIDATION_ERROR", message, subCategory: "crm.associations.INVALID_IDENTIFIER" };
  return { ok: false, failure: hubspotFailure(error, { shownMessage: `${message}: ${fault}` }) };
}
