import type { Association, WriteRecord, WriteRequest } from "../../contract/index.js";
import { copyJson } from "../../json/copy.js";
import { capabilityFault } from "../requests/capabilities.js";
import type { PendingRecord } from "../delivery/delivery.js";
import type { ProviderPort } from "../ports.js";
import type { RequestFault } from "../requests/request-fault.js";
import { describeSameField } from "./same-field.js";
import type { RunShape, ShapeInput, ShapeResult } from "./shape.js";

type Refused = Extract<ShapeResult, { ok: false }>;

/**
 * Shapes all records of a request, in order. Returns the faults of all records, each with its place in the request.
 * The records have no idempotency key yet.
 */
export function shapeRecords(
  request: WriteRequest,
  { shape, input }: { shape: RunShape; input: ShapeInput },
  provider: ProviderPort,
): { records: PendingRecord[]; faults: RequestFault[]; rules: number } {
  const { type, record, batch } = request;
  const faults: RequestFault[] = [];
  let rules = 0;
  const shapeOne = (source: WriteRecord, links: Association[] | undefined, place?: number): PendingRecord => {
    const { result: shaped, rules: met } = shape(source, noOptions);
    const { fields, recordId, needsPresent } = shaped.ok ? shaped : unshaped;
    rules |= met;
    if (!shaped.ok) faults.push(sameFieldFault(nameRecord(place), shaped));
    const isOpen = needsPresent.length > 0;
    if (isOpen && !provider.capabilities.ifEmpty) {
      const names = needsPresent.map((name) => JSON.stringify(name)).join(", ");
      const remedy = `set writeOnUpdate of ${names} to "always" or "never"`;
      faults.push(capabilityFault("ifEmpty", provider.name, nameRecord(place), remedy));
    }
    return {
      record: { idempotencyKey: "", recordId, fields, associations: type === "delete" ? undefined : links },
      // It is shaped again when it is sent. The copy protects it from later changes by the caller.
      present: isOpen ? { shape, input, source: copyJson(source), fieldNames: needsPresent } : undefined,
      outcome: undefined,
    };
  };
  const records = record
    ? [shapeOne(record, request.associations)]
    : (batch ?? []).map((item, place) => shapeOne(item.record, item.associations, place));
  return { records, faults, rules };
}

function sameFieldFault(where: string, { names, fieldName }: Refused): RequestFault {
  const { found, remedy } = describeSameField(names, fieldName);
  return { rule: "P6", where, expected: found, remedy };
}

function nameRecord(place: number | undefined): string {
  return place === undefined ? "record" : `batch[${String(place)}].record`;
}

const noOptions = {};

/** Stands in for a record that could not be shaped: its request is refused. */
const unshaped = { fields: {}, recordId: undefined, needsPresent: [] };
