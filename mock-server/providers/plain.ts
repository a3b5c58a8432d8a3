import type { ProviderFailure } from "../../src/engine/index.js";
import { copyJson } from "../../src/json/copy.js";
import { fieldKeyOf } from "../../src/facts/field-identity.js";
import { mergeJson } from "../../src/json/object.js";
import { createFieldMaker } from "./field-maker.js";
import { listUniqueKeys } from "./object-fields.js";
import type { CheckedWrite, RecordWrite, SimulatedProvider } from "./simulated-provider.js";

const typeNames = {
  string: "string",
  boolean: "boolean",
  singleSelect: "string",
  multiSelect: "array",
  date: "date",
  datetime: "date-time",
  int: "integer",
  float: "number",
  reference: "string",
  other: "object",
} as const;

const field = createFieldMaker(typeNames);

/**
 * Creates a plain REST provider. It has no standard objects, and stores any fields with any values, nested
 * ones too.
 */
export function createPlainProvider(name: string): SimulatedProvider {
  return {
    name,
    objects: new Map(),
    everyObject: [
      field("id", "ID", "string", { readOnly: true }),
      field("name", "Name", "string"),
      field("owner_id", "Owner ID", "reference", { referenceTo: ["users"] }),
      field("created_at", "Created At", "datetime", { readOnly: true }),
      field("updated_at", "Updated At", "datetime", { readOnly: true }),
    ],
    hasQuotaOptimization: false,
    objectKey: (objectName) => objectName,
    fieldKey: fieldKeyOf(name),
    typeName: (valueType) => typeNames[valueType],
    idKey: (id) => id,
    createId: (_, number) => String(number),
    check: checkPlainWrite,
    uniqueKeys: (_, { limits }) => listUniqueKeys(limits),
    refuseTaken: ({ field }) => failure(409, `another record has that ${field} already`),
    refuseRepeated: (ids) => ({
      failure: failure(400, `the records ${ids.join(", ")} are there twice`),
      isForAll: false,
    }),
    stamp({ id, time, isNew }, set) {
      set("updated_at", time);
      if (!isNew) return;
      set("id", id);
      set("created_at", time);
    },
    isAtomic: () => true,
    rolledBack: {
      ...failure(409, "another record of the batch failed; none was written"),
      isRolledBack: true,
    },
    fail(kind, message = "the record breaks a rule of the service") {
      if (kind === "refused") return failure(400, message);
      if (kind === "bad-credentials") return failure(401, "the credentials are not valid");
      return kind === "rate-limited"
        ? failure(429, "too many requests", true)
        : failure(503, "the service is temporarily unavailable", true);
    },
  };
}

function checkPlainWrite({ type, record, target, present }: RecordWrite): CheckedWrite {
  if (type !== "create" && target !== "present") {
    return { ok: false, failure: failure(404, `The record with ID ${record.recordId ?? ""} was not found`) };
  }
  const fields = type === "delete" ? [] : Object.entries(copyJson(record.fields));
  return {
    ok: true,
    // As a JSON Merge Patch does (RFC 7396), but `null` is stored as a value.
    values: new Map(fields.map(([name, value]) => [name, mergeJson(present.get(name), value)])),
  };
}

function failure(status: number, message: string, isRetryable = false): ProviderFailure {
  return {
    code: String(status),
    message,
    isRetryable,
    rawResponse: JSON.stringify({ status, error: message }),
  };
}
