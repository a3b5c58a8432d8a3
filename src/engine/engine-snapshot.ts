import type { WriteRecord } from "../contract/index.js";
import { copyJson } from "../json/copy.js";
import type { AutoBatches } from "./delivery/auto-batches.js";
import type { Gathering, OpenBatch } from "./delivery/gatherings.js";
import type { Delivery, OpenDelivery, PendingRecord } from "./delivery/delivery.js";
import type { Dispatcher } from "./delivery/dispatcher.js";
import type { OperationRecord } from "./operations/operation-record.js";
import type { OperationStore, SavedOperations } from "./operations/operation-store.js";
import type { FieldKeyOfPort } from "./provider-identity.js";
import type { ProviderPort, ProviderRecord, ProviderResult } from "./ports.js";
import type { RunShape, ShapeInput } from "./shaping/shape.js";

/** Everything that an engine remembers, as JSON; only `resume` reads its content. Times in milliseconds since the epoch. */
export interface EngineSnapshot {
  readonly operations: SavedOperations;
  readonly gatherings: readonly SavedGathering[];
  readonly deliveries: readonly SavedDelivery[];
  /** The inputs for records that are shaped again before each attempt; such a record refers to its input by index. */
  readonly shapes: readonly ShapeInput[];
}

/** What an engine remembers of one operation, as JSON; without `record` the operation no longer exists. */
export interface OperationSnapshot {
  readonly id: string;
  readonly record: OperationRecord | undefined;
  /** Its delivery, if it is being sent or waits for a retry. */
  readonly delivery?: SavedDelivery;
  /** Its gathering with this operation's batch only, if it is still being gathered. */
  readonly gathering?: SavedGathering;
}

type SavedGathering = Omit<Gathering, "batches"> & {
  readonly batches: readonly (Omit<OpenBatch, SavedApart> & SavedParts)[];
};

type SavedDelivery = Omit<OpenDelivery, "delivery"> &
  Omit<Delivery, SavedApart | "isAnswered" | "isRetried"> &
  SavedParts;

type SavedApart = "operation" | "provider" | "records";

interface SavedParts {
  readonly operationId: string;
  readonly providerKey: string;
  readonly records: readonly SavedRecord[];
}

interface SavedRecord {
  readonly record: ProviderRecord;
  readonly outcome?: ProviderResult | undefined;
  readonly present?: {
    readonly shape: number;
    readonly source: WriteRecord;
    readonly fieldNames: readonly string[];
  };
}

/** The parts of an engine that have state. */
interface EngineParts {
  readonly store: OperationStore;
  readonly dispatcher: Dispatcher;
  readonly autoBatches: AutoBatches;
}

/**
 * Copies what an engine remembers. A synchronous write that is under way is left out, as nobody could be answered; an attempt
 * that is under way counts as not made. Throws an `Error` if a provider with pending writes has no key.
 */
export function takeEngineSnapshot({ store, dispatcher, autoBatches }: EngineParts): EngineSnapshot {
  const shapes: ShapeInput[] = [];
  const { saveGathering, saveDelivery } = createSaver(shapes);
  const gathered = autoBatches.list();
  const waiting = dispatcher.list();
  const gatherings = gathered.map(saveGathering);
  const deliveries = waiting.map(saveDelivery);
  const open = [...gathered.flatMap(({ batches }) => batches), ...waiting.map(({ delivery }) => delivery)];
  const operations = store.snapshot(new Set(open.map(({ operation }) => operation)));
  return copyJson({ operations, gatherings, deliveries, shapes });
}

/**
 * Gives what an engine remembers of some operations; nothing is copied. A synchronous write that is under way is left out; it
 * is included once it has ended. Throws as `takeEngineSnapshot` does.
 */
export function takeOperationSnapshots(
  parts: EngineParts,
  ids: Iterable<string>,
  shapes: ShapeInput[],
): OperationSnapshot[] {
  const snapshots: OperationSnapshot[] = [];
  for (const id of ids) {
    const record = parts.store.record(id);
    // The mock looks at each operation that ends, and nothing more is known of one that has (bench figure: http).
    const snapshot =
      record?.status === "in_progress" ? takeRunning(parts, id, record, shapes) : { id, record };
    if (snapshot) snapshots.push(snapshot);
  }
  return snapshots;
}

/** Takes the snapshot of an operation in progress; `undefined` for a synchronous write. */
function takeRunning(
  { dispatcher, autoBatches }: EngineParts,
  id: string,
  record: OperationRecord,
  shapes: ShapeInput[],
): OperationSnapshot | undefined {
  const { saveGathering, saveDelivery } = createSaver(shapes);
  const waiting = dispatcher.list().find(({ delivery }) => delivery.operation === record);
  if (waiting) return { id, record, delivery: saveDelivery(waiting) };
  const gathering = autoBatches
    .list()
    .find(({ batches }) => batches.some((each) => each.operation === record));
  if (!gathering) return undefined;
  const batches = gathering.batches.filter((each) => each.operation === record);
  return { id, record, gathering: saveGathering({ ...gathering, batches }) };
}

/** Creates the functions that save gatherings and deliveries; they add the records' shape inputs to `shapes`. */
function createSaver(shapes: ShapeInput[]) {
  const saveRecord = ({ record, outcome, present }: PendingRecord): SavedRecord => {
    if (!present) return { record, outcome };
    const { input, source, fieldNames } = present;
    const known = shapes.findIndex(
      ({ config, integration, objectName, type, removeUnmappedFields }) =>
        config === input.config &&
        integration === input.integration &&
        objectName === input.objectName &&
        type === input.type &&
        removeUnmappedFields === input.removeUnmappedFields,
    );
    const shape = known < 0 ? shapes.push(input) - 1 : known;
    return { record, outcome, present: { shape, source, fieldNames } };
  };
  const saveParts = ({ operation, provider, records }: Pick<Delivery, SavedApart>): SavedParts => {
    if (provider.key === undefined) {
      throw new Error(
        `operation ${operation.id} waits for ${provider.name}, which has no key; give the ProviderPort one`,
      );
    }
    return { operationId: operation.id, providerKey: provider.key, records: records.map(saveRecord) };
  };
  return {
    saveGathering: ({ key, dueMs, delayMs, batches }: Gathering): SavedGathering => ({
      key,
      dueMs,
      delayMs,
      batches: batches.map((batch) => {
        const { type, headers, retryMs } = batch;
        return { type, headers, retryMs, ...saveParts(batch) };
      }),
    }),
    saveDelivery: ({ delivery, dueMs, deadlineMs }: OpenDelivery): SavedDelivery => {
      const { type, headers, allOrNone, isBatch, isGathered } = delivery;
      return { type, headers, allOrNone, isBatch, isGathered, dueMs, deadlineMs, ...saveParts(delivery) };
    },
  };
}

/** Throws an `Error` that names the list which a snapshot lacks, as one does that was cut or is of something else. */
export function checkSnapshot(snapshot: Partial<EngineSnapshot> | undefined): void {
  const { operations, gatherings, deliveries, shapes } = snapshot ?? {};
  const { records, ended }: Partial<SavedOperations> = operations ?? {};
  const lists = {
    "operations.records": records,
    "operations.ended": ended,
    ...{ gatherings, deliveries, shapes },
  };
  for (const [name, list] of Object.entries(lists)) {
    if (Array.isArray(list)) continue;
    throw new Error(`the snapshot cannot be gone on with: it has no list "${name}"; take a new one`);
  }
}

/** Lists the ids of the operations in a snapshot that have pending writes. */
export function listOpenOperations({
  gatherings,
  deliveries,
}: Pick<EngineSnapshot, "gatherings" | "deliveries">): ReadonlySet<string> {
  const open = [...gatherings.flatMap(({ batches }) => batches), ...deliveries];
  return new Set(open.map(({ operationId }) => operationId));
}

/**
 * Resumes the pending writes of a snapshot; its operations are in the engine's store already. Throws an `Error` if an operation
 * could never end, or if a record's shape is missing.
 */
export function resumeEngine(
  { store, dispatcher, autoBatches }: EngineParts,
  { gatherings, deliveries, shapes }: Omit<EngineSnapshot, "operations">,
  ports: {
    findProvider: (key: string) => ProviderPort;
    compileShape: (input: ShapeInput) => RunShape;
    fieldKeyOfPort: FieldKeyOfPort;
  },
): void {
  const waiting = copyJson({ gatherings, deliveries, shapes });
  const readRecord = (
    { record, outcome, present }: SavedRecord,
    { provider, operationId }: { provider: ProviderPort; operationId: string },
  ): PendingRecord => {
    if (!present) return { record, outcome, present: undefined };
    const saved = waiting.shapes[present.shape];
    // Without its shape the record would overwrite values that are there (`ifEmpty`).
    if (!saved) throw cannotGoOn(operationId);
    // Compiled only when the record is sent: a broken port then fails the operation, and the engine can still start.
    const shape: RunShape = (...all) =>
      ports.compileShape({ ...saved, fieldKey: ports.fieldKeyOfPort(provider) })(...all);
    return { record, outcome, present: { ...present, input: saved, shape } };
  };
  const waitedFor = new Set<OperationRecord>();
  const readParts = ({ operationId, providerKey, records }: SavedParts, times: readonly number[]) => {
    const operation = store.find(operationId);
    const isFaulty = operation.status !== "in_progress" || waitedFor.has(operation);
    // An operation that is resumed twice, has ended, or has no time would never end properly.
    if (isFaulty || !times.every(Number.isFinite)) throw cannotGoOn(operationId);
    waitedFor.add(operation);
    const provider = ports.findProvider(providerKey);
    return {
      operation,
      provider,
      records: records.map((record) => readRecord(record, { provider, operationId })),
    };
  };
  for (const { key, dueMs, delayMs, batches } of waiting.gatherings) {
    const resumed = batches.map(({ type, headers, retryMs, ...parts }) => ({
      type,
      headers,
      retryMs,
      ...readParts(parts, [dueMs, retryMs]),
    }));
    autoBatches.resume({ key, dueMs, delayMs, batches: resumed });
  }
  for (const {
    dueMs,
    deadlineMs,
    type,
    headers,
    allOrNone,
    isBatch,
    isGathered,
    ...parts
  } of waiting.deliveries) {
    const kind = { type, headers, allOrNone, isBatch, isGathered, isRetried: true, isAnswered: false };
    const delivery = { ...kind, ...readParts(parts, [dueMs, deadlineMs]) };
    dispatcher.sendInBackground({ delivery, dueMs, deadlineMs });
  }
}

function cannotGoOn(operationId: string): Error {
  const id = JSON.stringify(operationId);
  return new Error(
    `the snapshot cannot be gone on with: operation ${id} has ended, is to go on twice, or lacks its times or shapes; take a new one`,
  );
}
