import type { Association, WriteRecord, WriteRequest } from "../../contract/index.js";
import { capabilityFault } from "../requests/capabilities.js";
import type { PendingRecord } from "../delivery/delivery.js";
import type { ProviderPort } from "../ports.js";
import type { RequestFault } from "../requests/request-fault.js";
import type { Shape, ShapeInput } from "./shape.js";

/**
 * Shapes all records of a request, in its order; all faults of all of them are given, by their places in the request (P6, W8).
 * The records have no idempotency key yet.
 */
export function shapeRecords(
  request: WriteRequest,
  { shape, input }: { shape: Shape; input: ShapeInput },
  provider: ProviderPort,
): { records: PendingRecord[]; faults: RequestFault[] } {
  const { type, record, batch } = request;
  const faults: RequestFault[] = [];
  const shapeOne = (source: WriteRecord, links: Association[] | undefined, place?: number): PendingRecord => {
    const shaped = shape.apply(source, noOptions);
    const { fields, recordId, needsPresent } = shaped.ok ? shaped : unshaped;
    if (!shaped.ok) faults.push(`${nameRecord(place)}: ${shaped.message}`);
    const isOpen = needsPresent.length > 0;
    if (isOpen && !provider.capabilities.ifEmpty) {
      const names = needsPresent.map((name) => JSON.stringify(name)).join(", ");
      const remedy = `set writeOnUpdate of ${names} to "always" or "never"`;
      faults.push(capabilityFault("ifEmpty", provider.name, nameRecord(place), remedy));
    }
    return {
      record: { idempotencyKey: "", recordId, fields, associations: type === "delete" ? undefined : links },
      present: isOpen ? { shape, input, source, fieldNames: needsPresent } : undefined,
      outcome: undefined,
    };
  };
  if (record) return { records: [shapeOne(record, request.associations)], faults };
  const records = (batch ?? []).map((item, place) => shapeOne(item.record, item.associations, place));
  return { records, faults };
}

function nameRecord(place: number | undefined): string {
  return place === undefined ? "record" : `batch[${String(place)}].record`;
}

const noOptions = {};

/** Stands in for a record that could not be shaped: its request is refused. */
const unshaped = { fields: {}, recordId: undefined, needsPresent: [] };
