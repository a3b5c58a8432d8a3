import type { Association, WriteRecord, WriteRequest } from "../contract/index.js";
import { capabilityFault } from "./capabilities.js";
import type { ProviderPort } from "./ports.js";
import type { RequestFault } from "./request-fault.js";
import type { Shape } from "./shape.js";

/** A record of a request in the provider's names. */
export interface ShapedItem {
  readonly fields: WriteRecord;
  readonly recordId: string | undefined;
  readonly associations: readonly Association[] | undefined;
  /** What it takes to shape the record again when it is sent: present values decide about a field of it (`ifEmpty`). */
  readonly present:
    | { readonly shape: Shape; readonly source: WriteRecord; readonly fieldNames: readonly string[] }
    | undefined;
}

/** Shapes all records of a request; all faults of all of them are given, by their places in the request (P6, W8). */
export function shapeItems(
  request: WriteRequest,
  shape: Shape,
  provider: ProviderPort,
): { items: ShapedItem[]; faults: RequestFault[] } {
  const faults: RequestFault[] = [];
  const items: ShapedItem[] = [];
  const add = (source: WriteRecord, associations: Association[] | undefined, place: number): void => {
    const shaped = shape.apply(source);
    const where = place < 0 ? "record" : `batch[${String(place)}].record`;
    if (!shaped.ok) {
      faults.push(`${where}: ${shaped.message}`);
      return;
    }
    const { recordId, needsPresent } = shaped;
    const isOpen = needsPresent.length > 0;
    if (isOpen && !provider.capabilities.ifEmpty) {
      const names = needsPresent.map((name) => JSON.stringify(name)).join(", ");
      const remedy = `set writeOnUpdate of ${names} to "always" or "never"`;
      faults.push(capabilityFault("ifEmpty", provider.name, where, remedy));
    }
    items.push({
      fields: shaped.fields,
      recordId,
      associations: request.type === "delete" ? undefined : associations,
      present: isOpen ? { shape, source, fieldNames: needsPresent } : undefined,
    });
  };
  if (request.record) add(request.record, request.associations, -1);
  request.batch?.forEach((item, place) => {
    add(item.record, item.associations, place);
  });
  return { items, faults };
}
