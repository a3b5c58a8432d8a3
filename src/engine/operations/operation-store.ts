import type { Operation, OperationList, OperationLog } from "../../contract/index.js";
import type { TimedEvent } from "./log-event.js";
import { operationPage } from "../../facts/limits.js";
import {
  addEvent,
  type NewOperation,
  type OperationRecord,
  showLog,
  showOperation,
} from "./operation-record.js";
import type { Ids } from "../ports.js";

/** What the engine shows of its operations. */
export interface Operations {
  /** The operation as it stands; `undefined` where there is none, or none any more. */
  get(id: string): Operation | undefined;
  /** A page of an installation's operations, newest first; `undefined` where the page token is none that a list gave. */
  list(query: OperationQuery): OperationList | undefined;
  /** The lines of an operation's log, oldest first; `undefined` where there is no such operation, or none any more. */
  logs(id: string): OperationLog[] | undefined;
}

/** Which operations to list. */
export interface OperationQuery {
  readonly installationId: string;
  /** 1 to 1,000. @default 200 */
  readonly pageSize?: number | undefined;
  /** Where to go on: `nextPageToken` of the page before. Operations that came since then do not shift the pages. */
  readonly pageToken?: string | undefined;
}

/** The operations of a snapshot. */
export interface SavedOperations {
  /** How many were started. */
  readonly started: number;
  /** In the order in which they were started. */
  readonly records: readonly OperationRecord[];
  /** Their ids, in the order in which they ended. */
  readonly ended: readonly string[];
}

/** Keeps operations in memory. Times in milliseconds since the epoch. */
export interface OperationStore extends Operations {
  start(operation: NewOperation, timeMs: number): OperationRecord;
  /** The operation of that id; throws where there is none. */
  find(id: string): OperationRecord;
  log(record: OperationRecord, event: TimedEvent): void;
  noteAttempt(record: OperationRecord, timeMs: number): void;
  end(record: OperationRecord, timeMs: number, status: "success" | "failure", result: string): void;
  /** Resolves when no operation is in progress, or nobody goes on with those that are. */
  idle(): Promise<void>;
  /** Copies what is kept of operations, without those that are in progress and are not among `open`. */
  snapshot(open: ReadonlySet<OperationRecord>): SavedOperations;
  /** The operation of that id as it is kept; `undefined` where there is none, or none any more. */
  record(id: string): OperationRecord | undefined;
  /** Lets everybody go who waits in `idle`, or will: nobody goes on with what is in progress. */
  release(): void;
}

/**
 * Creates a store that keeps `maxOperations` operations and then drops those that ended longest ago; what is in progress is
 * never dropped. Without `logs` the logs stay empty.
 */
export function createOperationStore(options: {
  ids: Ids;
  maxOperations: number;
  logs: boolean;
  saved: SavedOperations | undefined;
  /** Is told of an operation that starts, changes, ends or is dropped. */
  onChange?: ((id: string) => void) | undefined;
}): OperationStore {
  const { ids, maxOperations, logs, saved, onChange } = options;
  const operations = new Map(
    saved?.records.map((record) => [record.id, { ...record, events: [...record.events] }]),
  );
  /** Ids in the order in which the operations ended; those before `dropped` are gone. */
  let ended = [...(saved?.ended ?? [])];
  let dropped = 0;
  // A snapshot may have been edited: what is there counts, whatever its counters say.
  let started = (saved?.records ?? []).reduce(
    (most, { sequence }) => Math.max(most, sequence),
    saved?.started ?? 0,
  );
  let running = [...operations.values()].filter(({ status }) => status === "in_progress").length;
  let isReleased = false;
  let waiters: (() => void)[] = [];

  function nextId(): string {
    for (let tries = 0; tries <= operations.size; tries += 1) {
      const id = ids.next();
      if (!operations.has(id)) return id;
    }
    throw new Error("ids.next() gives only ids of operations that are there already");
  }

  function dropOldest(): void {
    while (operations.size > maxOperations && dropped < ended.length) {
      const id = ended[dropped] ?? "";
      operations.delete(id);
      dropped += 1;
      onChange?.(id);
    }
    // Cut in large pieces, so that the list costs the same however many operations there were.
    if (dropped > maxOperations) {
      ended = ended.slice(dropped);
      dropped = 0;
    }
  }

  function resolveWaiters(): void {
    const resolved = waiters;
    waiters = [];
    for (const resolve of resolved) resolve();
  }

  return {
    start({ projectId, integrationId, installationId, configId, objectName }, timeMs) {
      started += 1;
      running += 1;
      const record: OperationRecord = {
        id: nextId(),
        sequence: started,
        projectId,
        integrationId,
        installationId,
        configId,
        objectName,
        createMs: timeMs,
        updateMs: timeMs,
        status: "in_progress",
        result: undefined,
        successfulRecordIds: [],
        attempts: 0,
        lastAttemptMs: timeMs,
        hasFailedAttempt: false,
        events: [],
        omittedEvents: 0,
      };
      operations.set(record.id, record);
      onChange?.(record.id);
      dropOldest();
      return record;
    },
    find(id) {
      const record = operations.get(id);
      if (!record) throw new Error(`no operation ${JSON.stringify(id)} in the engine's store`);
      return record;
    },
    log(record, event) {
      if (logs) addEvent(record, event);
      onChange?.(record.id);
    },
    noteAttempt(record, timeMs) {
      record.attempts += 1;
      record.lastAttemptMs = timeMs;
      record.updateMs = timeMs;
      onChange?.(record.id);
    },
    end(record, timeMs, status, result) {
      record.status = status;
      record.result = result;
      record.updateMs = timeMs;
      ended.push(record.id);
      onChange?.(record.id);
      dropOldest();
      running -= 1;
      if (running === 0) resolveWaiters();
    },
    idle: () =>
      running === 0 || isReleased
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiters.push(resolve);
          }),
    snapshot: (open) => ({
      started,
      records: [...operations.values()].filter(
        (record) => record.status !== "in_progress" || open.has(record),
      ),
      ended: ended.slice(dropped),
    }),
    record: (id) => operations.get(id),
    release() {
      isReleased = true;
      resolveWaiters();
    },
    get(id) {
      const record = operations.get(id);
      return record && showOperation(record);
    },
    list({ installationId, pageSize = operationPage.default, pageToken }) {
      const before = pageToken === undefined ? Infinity : readToken(pageToken);
      if (before === undefined) return undefined;
      const found = [...operations.values()]
        .reverse()
        .filter((record) => record.installationId === installationId && record.sequence < before);
      const page = found.slice(0, pageSize);
      const last = page.at(-1);
      const pagination =
        last && page.length < found.length
          ? { done: false, nextPageToken: writeToken(last.sequence) }
          : { done: true };
      return { results: page.map(showOperation), pagination };
    },
    logs(id) {
      const record = operations.get(id);
      return record && showLog(record);
    },
  };
}

function writeToken(sequence: number): string {
  return `before-${String(sequence)}`;
}

function readToken(token: string): number | undefined {
  const digits = /^before-([1-9]\d{0,15})$/.exec(token)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
