import type { FieldMetadata, WriteRecordsParams } from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { sampleRecords } from "./sample-records.js";

/** How a write goes out: its `mode`, or gathered with others. */
export type Delivery = "synchronous" | "asynchronous" | "auto-batch";

/** One field of the record, as it was typed. */
export interface RecordRow {
  /** Tells rows apart while their names change. */
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/** A write as the form holds it. */
export interface WriteForm {
  readonly objectName: string;
  readonly type: WriteRecordsParams["type"];
  readonly delivery: Delivery;
  readonly maxDelayMinutes: string;
  /** Of the record to update or to delete. */
  readonly recordId: string;
  readonly rows: readonly RecordRow[];
}

/** What is known of the object's fields. */
export interface KnownNames {
  /** The fields of the customer's CRM, by name; null where nobody lists them. */
  readonly allFields: Record<string, FieldMetadata> | null;
  /** The provider's names by the app's. */
  readonly mappings: Record<string, string> | undefined;
}

/** Makes the form of a new record of an object. */
export function startForm(objectName: string): WriteForm {
  return {
    objectName,
    type: "create",
    delivery: "synchronous",
    maxDelayMinutes: "5",
    recordId: "",
    rows: Object.entries(own(sampleRecords, objectName) ?? {}).map(([name, value], key) => ({
      key,
      name,
      value,
    })),
  };
}

/** Finds what the customer's CRM says about a field, by the name that the app has for it. */
export function findField({ allFields, mappings }: KnownNames, name: string): FieldMetadata | undefined {
  return own(allFields ?? undefined, own(mappings, name) ?? name);
}

/** Makes the record that the form stands for; rows without a name are left out. */
export function toRecord({ type, recordId, rows }: WriteForm, known: KnownNames): Record<string, unknown> {
  const id = type === "create" ? [] : [["id", recordId.trim()] as const];
  const fields = type === "delete" ? [] : rows.filter(({ name }) => name !== "");
  return Object.fromEntries([
    ...fields.map(({ name, value }) => [name, readValue(value, findField(known, name))] as const),
    ...id,
  ]);
}

/** Makes the request that the form stands for. */
export function toRequest(form: WriteForm, record: Record<string, unknown>): WriteRecordsParams {
  const { objectName, type, delivery, maxDelayMinutes } = form;
  const request = { objectName, type, record };
  if (type === "delete") return request;
  if (delivery !== "auto-batch") return { ...request, mode: delivery };
  return {
    ...request,
    mode: "asynchronous",
    autoBatchPolicy: { maxDelayMinutes: Number(maxDelayMinutes) },
  };
}

/** Text becomes what the field holds; what does not fit goes out as text, for the provider to refuse. */
function readValue(text: string, field: FieldMetadata | undefined): unknown {
  if (text === "null") return null;
  switch (field?.valueType) {
    case "int":
    case "float":
      return text.trim() === "" || !Number.isFinite(Number(text)) ? text : Number(text);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    default:
      return text;
  }
}
