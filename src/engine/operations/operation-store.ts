import type { Operation, OperationList, OperationLog } from "../../contract/index.js";
import type { TimedEvent } from "./log-event.js";
import { createEndedOperations } from "./ended-operations.js";
import { type OperationQuery, listOperations } from "./list-operations.js";
import {
  addEvent,
  createOperationRecord,
  type NewOperation,
  type OperationRecord,
  showLog,
  showOperation,
} from "./operation-record.js";
import { createRunningOperations } from "./running-operations.js";
import type { SavedOperations } from "./saved-operations.js";
import type { Ids } from "../ports.js";

export type { OperationQuery } from "./list-operations.js";
export type { SavedOperations } from "./saved-operations.js";

/** What the engine shows of its operations. */
export interface Operations {
  /** The operation in its present state; `undefined` if it never existed or was dropped. */
  get(id: string): Operation | undefined;
  /** A page of an installation's operations, newest first; `undefined` if the page token is malformed. */
  list(query: OperationQuery): OperationList | undefined;
  /** The lines of an operation's log, oldest first; `undefined` if the operation never existed or was dropped. */
  logs(id: string): OperationLog[] | undefined;
}

/** Keeps operations in memory. Times in milliseconds since the epoch. */
export interface OperationStore extends Operations {
  start(operation: NewOperation, timeMs: number): OperationRecord;
  /** The operation of that id; throws where there is none. */
  find(id: string): OperationRecord;
  log(record: OperationRecord, event: TimedEvent): void;
  noteAttempt(record: OperationRecord, timeMs: number): void;
  end(record: OperationRecord, timeMs: number, status: "success" | "failure", result: string): void;
  /** Resolves when no operation is in progress, or after `release`. */
  idle(): Promise<void>;
  /** Lists what is kept of operations, without those in progress that are not in `open`. The records are no copies. */
  snapshot(open: ReadonlySet<OperationRecord>): SavedOperations;
  /** The operation's record itself; `undefined` if it never existed or was dropped. */
  record(id: string): OperationRecord | undefined;
  /** Resolves all present and later `idle` promises, because operations in progress will not be continued. */
  release(): void;
}

/**
 * Creates a store that keeps `maxOperations` operations and then drops those that ended longest ago; what is in progress is
 * never dropped. Without `logs` the logs stay empty.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one list of operations
export function createOperationStore(options: {
  ids: Ids;
  maxOperations: number;
  logs: boolean;
  /** The result of `readSaved`; the store uses these records without a copy. */
  saved: SavedOperations | undefined;
  /** Is told of an operation that starts, changes, ends (`hasEnded`) or is dropped. */
  onChange?: ((id: string, hasEnded: boolean) => void) | undefined;
}): OperationStore {
  const { ids, maxOperations, logs, saved, onChange } = options;
  const records = new Map(saved?.records.map((record) => [record.id, record]));
  const ended = createEndedOperations(saved?.ended ?? []);
  const running = createRunningOperations(records.size - ended.list().length);
  let started = saved?.started ?? 0;

  function dropOldest(): void {
    while (records.size > maxOperations) {
      const oldest = ended.takeOldest();
      if (oldest === undefined) return;
      records.delete(oldest);
      onChange?.(oldest, false);
    }
  }

  return {
    start(operation, timeMs) {
      started += 1;
      running.add();
      const record = createOperationRecord(operation, {
        id: findFreeId(ids, records),
        sequence: started,
        timeMs,
      });
      records.set(record.id, record);
      onChange?.(record.id, false);
      dropOldest();
      return record;
    },
    find(id) {
      const record = records.get(id);
      if (!record) throw new Error(`no operation ${JSON.stringify(id)} in the engine's store`);
      return record;
    },
    log(record, event) {
      if (logs) addEvent(record, event);
      onChange?.(record.id, false);
    },
    noteAttempt(record, timeMs) {
      record.attempts += 1;
      record.lastAttemptMs = timeMs;
      record.updateMs = timeMs;
      onChange?.(record.id, false);
    },
    end(record, timeMs, status, result) {
      record.status = status;
      record.result = result;
      record.updateMs = timeMs;
      ended.add(record.id);
      onChange?.(record.id, true);
      dropOldest();
      running.remove();
    },
    idle: running.idle,
    release: running.release,
    snapshot: (open) => ({
      started,
      records: [...records.values()].filter((record) => record.status !== "in_progress" || open.has(record)),
      ended: ended.list(),
    }),
    record: (id) => records.get(id),
    get(id) {
      const record = records.get(id);
      return record && showOperation(record);
    },
    list: (query) => listOperations(records.values(), query),
    logs(id) {
      const record = records.get(id);
      return record && showLog(record);
    },
  };
}

/** Gives an id that no operation has: after a resume, `ids` may give ids that the snapshot already has. */
function findFreeId(ids: Ids, records: ReadonlyMap<string, OperationRecord>): string {
  for (let tries = 0; tries <= records.size; tries += 1) {
    const id = ids.next();
    if (!records.has(id)) return id;
  }
  throw new Error("ids.next() gives only ids of operations that are there already");
}
