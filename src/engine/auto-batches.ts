import type { WriteRequest } from "../contract/index.js";
import { createDelivery, nameRecords, type PendingRecord } from "./delivery.js";
import type { Dispatcher } from "./dispatcher.js";
import type { OperationRecord } from "./operation-record.js";
import type { OperationStore } from "./operation-store.js";
import type { Clock, ProviderPort } from "./ports.js";
import type { PreparedWrite } from "./prepare-write.js";
import type { DescribeRequest } from "./request-events.js";
import { maxBatchRecords } from "./cut-lists.js";

/** How long a batch gathers, and how long it is retried then. */
export interface BatchTimes {
  readonly maxDelayMs: number;
  readonly retryMs: number;
}

/** Gathers single writes into batches (W18). */
export interface AutoBatches {
  /**
   * Adds the record of a write to the batch of its kind, which it opens where there is none, and answers the batch's
   * operation. The batch goes out with its 100th record or when the delay of its first one is over. The first one's time for
   * retries and config id stand for all; each record is shaped by the config of its own request.
   */
  add(write: PreparedWrite, times: BatchTimes): OperationRecord;
}

interface OpenBatch {
  readonly operation: OperationRecord;
  readonly request: WriteRequest;
  readonly records: PendingRecord[];
  readonly dueMs: number;
  readonly retryMs: number;
  /** The installation's provider as the newest record knew it. */
  provider: ProviderPort;
  readonly callOff: () => void;
}

/**
 * Creates the batches that are being gathered. Only records of the same installation, object, type and headers share one:
 * headers belong to a whole call to the provider.
 */
export function createAutoBatches(ports: {
  clock: Clock;
  store: OperationStore;
  dispatcher: Dispatcher;
  describeRequest: DescribeRequest;
}): AutoBatches {
  const { clock, store, dispatcher, describeRequest } = ports;
  const open = new Map<string, OpenBatch>();

  function openBatch(key: string, write: PreparedWrite, { maxDelayMs, retryMs }: BatchTimes): OpenBatch {
    const { request, newOperation, provider } = write;
    const timeMs = clock.now();
    const dueMs = timeMs + maxDelayMs;
    const callOff = clock.at(dueMs, () => {
      close(key, batch);
    });
    const operation = store.start(newOperation, timeMs);
    const batch: OpenBatch = { operation, request, records: [], dueMs, retryMs, provider, callOff };
    open.set(key, batch);
    return batch;
  }

  function close(key: string, batch: OpenBatch): void {
    open.delete(key);
    batch.callOff();
    const { operation, request, records, provider, retryMs } = batch;
    const { type, headers = [] } = request;
    const timeMs = clock.now();
    const isFull = records.length >= maxBatchRecords;
    store.log(operation, { kind: "closed", timeMs, records: records.length, isFull });
    const kind = { isBatch: true, allOrNone: false };
    const delivery = createDelivery({ operation, provider, type, headers, records, ...kind });
    // The time for retries counts from here: it is the batch that is retried, not the gathering.
    dispatcher.sendInBackground(delivery, timeMs + retryMs);
  }

  return {
    add(write, times) {
      const key = keyOf(write);
      const batch = open.get(key) ?? openBatch(key, write, times);
      const { operation, records, dueMs } = batch;
      const timeMs = clock.now();
      batch.provider = write.provider;
      store.log(operation, describeRequest(write, timeMs));
      nameRecords(operation, write.records, records.length);
      records.push(...write.records);
      store.log(operation, { kind: "gathered", timeMs, place: records.length, dueMs });
      if (records.length >= maxBatchRecords) close(key, batch);
      return operation;
    },
  };
}

function keyOf({ request, newOperation }: PreparedWrite): string {
  const { type, headers = [] } = request;
  const { installationId, objectName } = newOperation;
  return JSON.stringify([installationId, objectName, type, headers.map(({ key, value }) => [key, value])]);
}
