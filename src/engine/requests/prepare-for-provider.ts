import type { WriteRequest } from "../../contract/index.js";
import type { PendingRecord } from "../delivery/delivery.js";
import { failRecord } from "../delivery/failures.js";
import type { RequestNote } from "../operations/log-event.js";
import { BrokenPortError, breaksType, describeThrown } from "../port-errors.js";
import type { ProviderPort } from "../ports.js";
import { type FieldKeyOfPort, recordKeyOfPort } from "../provider-identity.js";
import type { RunShape, ShapeInput } from "../shaping/shape.js";
import { shapeRecords } from "../shaping/shape-records.js";
import type { WriteInput } from "../write-input.js";
import { allowanceFaults, capabilityFault } from "./capabilities.js";
import type { ListRules } from "./list-rules.js";
import type { FoundWrite, PreparedWrite } from "./prepared-write.js";
import { recordIdFaults } from "./record-id.js";
import type { RequestFault } from "./request-fault.js";

/** What is known from earlier writes to providers. */
export interface ProviderKnowledge {
  readonly compileShape: (input: ShapeInput) => RunShape;
  readonly listRules: ListRules;
  readonly fieldKeyOfPort: FieldKeyOfPort;
}

/**
 * Prepares a write for its provider, or lists its faults: what the provider does not support, what the customer does not allow,
 * ids that are missing or not sound, and records that cannot be shaped. Throws a `BrokenPortError` if the port breaks its type.
 */
export function prepareForProvider(
  { integration, removeUnmappedFields, schedule }: WriteInput,
  { request, requestedName, newOperation, provider, notes, config, objectConfig }: FoundWrite,
  { compileShape, listRules, fieldKeyOfPort }: ProviderKnowledge,
): PreparedWrite | RequestFault[] {
  const { type } = request;
  checkPort(provider);
  const unable = allowanceFaults(request, provider, objectConfig);
  if (schedule && !provider.capabilities.batch) {
    const remedy = "take the schedule out of amp.yaml, so that each record goes out at once";
    unable.push(capabilityFault("batch", provider.name, "schedule", remedy));
  }
  if (unable.length > 0) return unable;
  const fieldKey = fieldKeyOfPort(provider);
  const faultyIds = recordIdFaults(request, fieldKey, recordKeyOfPort(provider));
  if (faultyIds.length > 0) return faultyIds;
  const { objectName } = newOperation;
  const shapeInput = { objectName, type, config, integration, removeUnmappedFields, fieldKey };
  const compiled = { input: shapeInput, shape: compileShape(shapeInput) };
  const { records, faults, rules: shapeRules } = shapeRecords(request, compiled, provider);
  if (faults.length > 0) return faults;
  const allOrNone = isAllOrNone(request, provider, notes);
  const rules = listRules(request, shapeRules, schedule !== undefined);
  return { request, requestedName, newOperation, provider, allOrNone, records, notes, rules };
}

/** Returns a write in which all records have failed, since the provider's port threw an error. None of them is shaped. */
export function failForProvider(
  { schedule }: WriteInput,
  { request, requestedName, newOperation, provider, notes }: FoundWrite,
  { listRules }: ProviderKnowledge,
  message: string,
): PreparedWrite {
  const { record, batch = [] } = request;
  const records = (record ? [record] : batch).map((): PendingRecord => ({
    record: { idempotencyKey: "", fields: {} },
    present: undefined,
    outcome: failRecord({ message, isRetryable: false }),
  }));
  const rules = listRules(request, 0, schedule !== undefined);
  return { request, requestedName, newOperation, provider, allOrNone: false, records, notes, rules };
}

/** Checks a port's name and capabilities; its other members are checked where they are used. */
function checkPort(provider: ProviderPort): void {
  const [name, capabilities] = readPort(provider);
  if (typeof name !== "string") throw breaksType("its name is no text");
  if (typeof capabilities !== "object" || capabilities === null) throw breaksType("it has no capabilities");
}

/** Reads the members that every write needs first; each may be a getter that throws. */
function readPort(provider: ProviderPort): readonly unknown[] {
  try {
    return [provider.name, provider.capabilities, provider.fieldKey];
  } catch (error) {
    throw new BrokenPortError(describeThrown(error), { isRetryable: true });
  }
}

function isAllOrNone(
  { type, batch, batchPolicy }: WriteRequest,
  provider: ProviderPort,
  notes: RequestNote[],
): boolean {
  if (!batch || batchPolicy?.allOrNone !== true) return false;
  if (type !== "update" || provider.name !== "hubspot") return true;
  notes.push({ path: "batchPolicy.allOrNone", reason: "HubSpot's batch updates are always partial" });
  return false;
}
