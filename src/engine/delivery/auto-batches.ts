import { writeLimits } from "../../facts/write-limits.js";
import { nameRecords } from "./delivery.js";
import type { Dispatcher } from "./dispatcher.js";
import { createGatherings, type Gathering, type OpenBatch } from "./gatherings.js";
import type { OperationRecord } from "../operations/operation-record.js";
import type { OperationStore } from "../operations/operation-store.js";
import type { Clock } from "../ports.js";
import type { PreparedWrite } from "../requests/prepared-write.js";
import type { DescribeRequest } from "../requests/request-events.js";

/** How long a batch is gathered, and how long it is retried after that. */
export interface BatchTimes {
  /** When the batch goes out at the latest, in milliseconds since the epoch. */
  readonly dueMs: number;
  /** How long the record may wait for others, where its request says so. */
  readonly delayMs?: number | undefined;
  readonly retryMs: number;
  /** If set, nothing is sent before `dueMs`, not even a full batch; only records of the same queue and time share batches. */
  readonly queue?: string | undefined;
}

/** Gathers single writes into batches. */
export interface AutoBatches {
  /**
   * Adds the record of a write to the batch of its kind, opens one if there is none, and returns the batch's operation. The
   * batch is sent when its first record is due, or earlier when its 100th record comes. In a queue full batches wait until
   * they are due, and then all are sent in order. The first record sets the batch's retry time and config id; each record is
   * shaped by the config of its own request.
   */
  add(write: PreparedWrite, times: BatchTimes): OperationRecord;
  /** Lists what is being gathered. */
  list(): Gathering[];
  /** Resumes a gathering of another engine. */
  resume(gathering: Gathering): void;
}

/**
 * Creates an empty set of batches. Only records of the same installation, object, type and headers share one:
 * headers belong to a whole call to the provider.
 */
export function createAutoBatches(ports: {
  clock: Clock;
  store: OperationStore;
  dispatcher: Dispatcher;
  describeRequest: DescribeRequest;
}): AutoBatches {
  const { clock, store, dispatcher, describeRequest } = ports;
  const gatherings = createGatherings(clock, (gathering) => {
    sendAll(gathering, false);
  });

  function sendAll({ batches }: Gathering, isFull: boolean): void {
    for (const batch of batches) send(batch, isFull);
  }

  function send({ operation, type, headers, records, provider, retryMs }: OpenBatch, isFull: boolean): void {
    const timeMs = clock.now();
    store.log(operation, { kind: "closed", timeMs, records: records.length, isFull });
    const kind = { isBatch: true, isGathered: true, isRetried: true, allOrNone: false, isAnswered: false };
    const delivery = { operation, provider, type, headers, records, ...kind };
    // The retry time starts here, because gathering is no part of it.
    dispatcher.sendInBackground({ delivery, dueMs: timeMs, deadlineMs: timeMs + retryMs });
  }

  return {
    add(write, times) {
      const key = keyOf(write, times);
      const { dueMs, delayMs } = times;
      const gathering = gatherings.find(key) ?? gatherings.open({ key, dueMs, delayMs, batches: [] });
      const batch = findRoom(gathering) ?? openBatch(store, gathering, write, clock.now(), times.retryMs);
      const { operation, records } = batch;
      const timeMs = clock.now();
      batch.provider = write.provider;
      store.log(operation, { kind: "received", timeMs, request: describeRequest(write) });
      nameRecords(operation, write.records, records.length);
      records.push(...write.records);
      store.log(operation, { kind: "gathered", timeMs, place: records.length, dueMs: gathering.dueMs });
      const options = listUnused(times, gathering, batch);
      if (options.length > 0) store.log(operation, { kind: "joined", timeMs, options });
      if (times.queue === undefined && !hasRoom(batch)) {
        gatherings.close(key);
        sendAll(gathering, true);
      }
      return operation;
    },
    list: gatherings.list,
    resume: gatherings.open,
  };
}

/** The batch that the next record goes into, where there is one. */
function findRoom({ batches }: Gathering): OpenBatch | undefined {
  const last = batches.at(-1);
  return last && hasRoom(last) ? last : undefined;
}

function openBatch(
  store: Pick<OperationStore, "start">,
  { batches }: Gathering,
  { request, newOperation, provider }: PreparedWrite,
  timeMs: number,
  retryMs: number,
): OpenBatch {
  const { type, headers = [] } = request;
  const operation = store.start(newOperation, timeMs);
  const batch: OpenBatch = { operation, type, headers, records: [], retryMs, provider };
  batches.push(batch);
  return batch;
}

/** Lists the options of a request that differ from the batch's and are therefore not used. */
function listUnused(times: BatchTimes, { delayMs }: Gathering, { retryMs }: OpenBatch): readonly string[] {
  return [
    ...(times.delayMs === delayMs ? [] : ["autoBatchPolicy.maxDelayMinutes"]),
    ...(times.retryMs === retryMs ? [] : ["autoBatchPolicy.retryDeadlineHours"]),
  ];
}

function hasRoom({ records }: OpenBatch): boolean {
  return records.length < writeLimits.batchRecords;
}

function keyOf({ request, newOperation }: PreparedWrite, { queue, dueMs }: BatchTimes): string {
  const { type, headers = [] } = request;
  const { installationId, objectName } = newOperation;
  const kind = [installationId, objectName, type, headers.map(({ key, value }) => [key, value])];
  // The due time is part of the key, as a write at the moment when a queue's batches go out belongs to the next due time.
  return JSON.stringify(queue === undefined ? kind : [...kind, queue, dueMs]);
}
