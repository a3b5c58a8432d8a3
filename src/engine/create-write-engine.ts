import { hourMs, minuteMs } from "../facts/time-units.js";
import { writeLimits } from "../facts/write-limits.js";
import { createAttempts, type FindUnavailability } from "./delivery/attempts.js";
import { createAutoBatches } from "./delivery/auto-batches.js";
import { type Delivery, nameRecords } from "./delivery/delivery.js";
import { createDispatcher } from "./delivery/dispatcher.js";
import {
  checkSnapshot,
  type EngineSnapshot,
  listOpenOperations,
  type OperationSnapshot,
  resumeEngine,
  takeEngineSnapshot,
  takeOperationSnapshots,
} from "./engine-snapshot.js";
import { createObjectFinder } from "./requests/find-object.js";
import { createOperationStore, type Operations } from "./operations/operation-store.js";
import { readSaved } from "./operations/saved-operations.js";
import type { Clock, Ids, ProviderPort, Random } from "./ports.js";
import { createFieldKeys } from "./provider-identity.js";
import { prepareWrite } from "./requests/prepare-write.js";
import type { PreparedWrite } from "./requests/prepared-write.js";
import { createRequestDescriber } from "./requests/request-events.js";
import { createRuleLists } from "./requests/list-rules.js";
import type { ShapeInput } from "./shaping/shape.js";
import { createShapeCache } from "./shaping/shape-cache.js";
import { createStoppableClock } from "./time/stoppable-clock.js";
import type { WriteAnswer } from "./write-answer.js";
import type { WriteInput } from "./write-input.js";

/** What an engine runs on. */
export interface WriteEngineOptions {
  readonly clock: Clock;
  /** Names the operations. */
  readonly ids: Ids;
  /** Spreads the retries. */
  readonly random: Random;
  /** How many operations are kept. Those that ended longest ago are dropped first; running ones never are. @default 10000 */
  readonly maxOperations?: number | undefined;
  /** Whether operations keep a log. @default true */
  readonly logs?: boolean | undefined;
  /** How long a call to a provider may take, in milliseconds; a call that takes longer is a retryable failure. @default 60000 */
  readonly callTimeoutMs?: number | undefined;
  /** Tells why nothing can be written for an installation; asked before every attempt. @default everything can be written */
  readonly findUnavailability?: FindUnavailability | undefined;
  /** Is told of the id of each operation that starts, changes, ends (`hasEnded`) or is dropped. @default nobody is */
  readonly onOperation?: ((id: string, hasEnded: boolean) => void) | undefined;
  /** Continues from another engine's snapshot; what fell due since then is done at once. */
  readonly resume?: EngineResume | undefined;
}

/** A snapshot to continue from, and how to find its providers. */
export interface EngineResume {
  readonly snapshot: EngineSnapshot;
  /** Finds a provider by the key that it had; called only for providers that have pending writes. */
  findProvider(key: string): ProviderPort;
}

/** The write engine: it answers write requests and keeps their operations. */
export interface WriteEngine {
  /**
   * Answers a write: a synchronous one when the provider has answered, an asynchronous one at once. Never rejects: an error
   * that a provider throws is answered as a failure. Throws only what the lookup of the installation throws.
   */
  write(input: WriteInput): Promise<WriteAnswer>;
  readonly operations: Operations;
  /**
   * Resolves when no operation is in progress: nothing is gathered, waits for a retry or is under way. Once the engine is
   * stopped, it resolves at once.
   */
  idle(): Promise<void>;
  /**
   * Copies everything that the engine remembers, for `resume`. A synchronous write that is under way is left out; an attempt
   * that is under way counts as not made, and the record's idempotency key keeps it from being written twice. Throws an
   * `Error` if a provider with pending writes has no key.
   */
  snapshot(): EngineSnapshot;
  /**
   * Takes a snapshot of some operations only, for a caller that saves each change; nothing in it is a copy. Shapes that are not
   * yet in the caller's list `shapes` are added to it: records refer to a shape by its index there. Throws as `snapshot` does.
   */
  snapshotOperations(ids: Iterable<string>, shapes: ShapeInput[]): OperationSnapshot[];
  /** Cancels all pending work: nothing more is sent to a provider. Operations stay as they are. Don't use the engine after it. */
  stop(): void;
}

const { retryHours } = writeLimits;

/**
 * Creates a write engine; two in one process share nothing. Without `resume` it never throws. With it, it throws what
 * `findProvider` throws, and an `Error` if the snapshot cannot be resumed: a pending write has an operation that is missing or
 * has ended, two pending writes have the same one, or a time, a shape or one of the snapshot's lists is missing.
 *
 * @example
 * let count = 0;
 * const provider: ProviderPort = {
 *   name: "salesforce",
 *   capabilities: { batch: true, deletion: true, ifEmpty: true, associations: false, headers: false },
 *   read: async () => undefined,
 *   write: async ({ records }) => records.map((_record, index) => ({ ok: true, recordId: String(index) })),
 * };
 * const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
 * const engine = createWriteEngine({
 *   clock: createVirtualClock(),
 *   ids: { next: () => `operation-${String((count += 1))}` },
 *   random: createSeededRandom(1),
 * });
 * const answer = await engine.write({
 *   projectId: "my-project",
 *   integrationId: "my-integration",
 *   integration: { name: "write-to-salesforce", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
 *   objectName: "contact",
 *   body: { groupRef: "acme", type: "create", record: { email: "jane@example.com" } },
 *   findInstallation: () => ({ id: "my-installation", configId: "1", content, provider }),
 * });
 * console.log(answer.status); // 200
 */
// eslint-disable-next-line max-lines-per-function -- a write from its check to its answer, over the parts made here
export function createWriteEngine(options: WriteEngineOptions): WriteEngine {
  const { ids, random, maxOperations = 10_000, logs = true, resume } = options;
  const { callTimeoutMs = minuteMs, findUnavailability, onOperation } = options;
  const clock = createStoppableClock(options.clock);
  if (resume) checkSnapshot(resume.snapshot);
  const saved = resume && readSaved(resume.snapshot.operations, listOpenOperations(resume.snapshot));
  const store = createOperationStore({ ids, maxOperations, logs, saved, onChange: onOperation });
  const attempt = createAttempts({ clock, callTimeoutMs, findUnavailability });
  const dispatcher = createDispatcher({ clock, random, store, attempt });
  const describeRequest = createRequestDescriber();
  const autoBatches = createAutoBatches({ clock, store, dispatcher, describeRequest });
  const knowledge = {
    findObject: createObjectFinder(),
    compileShape: createShapeCache(),
    listRules: createRuleLists(),
    fieldKeyOfPort: createFieldKeys(),
  };
  const parts = { store, dispatcher, autoBatches };
  if (resume) {
    const { findProvider } = resume;
    const { compileShape, fieldKeyOfPort } = knowledge;
    const ports = { findProvider: (key: string) => findProvider(key), compileShape, fieldKeyOfPort };
    resumeEngine(parts, resume.snapshot, ports);
  }

  function startDelivery(write: PreparedWrite, timeMs: number): Delivery {
    const { request, newOperation, provider, allOrNone, records } = write;
    const { type, headers = [], batch, mode } = request;
    const operation = store.start(newOperation, timeMs);
    store.log(operation, { kind: "received", timeMs, request: describeRequest(write) });
    nameRecords(operation, records, 0);
    const isBatch = batch !== undefined;
    return {
      operation,
      provider,
      type,
      headers,
      records,
      isBatch,
      isGathered: false,
      isRetried: mode === "asynchronous",
      allOrNone,
      isAnswered: false,
    };
  }

  return {
    write(input) {
      const prepared = prepareWrite(input, knowledge);
      if (!prepared.ok) return Promise.resolve(prepared.answer);
      const { write } = prepared;
      const { mode, autoBatchPolicy, retryPolicy } = write.request;
      const timeMs = clock.now();
      if (write.records.every(({ outcome }) => outcome)) {
        const delivery = startDelivery(write, timeMs);
        const answer = dispatcher.endUnsent(delivery, write.rules);
        const isAnswered = mode !== "asynchronous" && !input.schedule;
        return isAnswered ? Promise.resolve(answer) : answerAccepted(write, delivery.operation.id);
      }
      if (input.schedule) {
        const { queue, dueMs } = input.schedule;
        return answerAccepted(
          write,
          autoBatches.add(write, { dueMs, retryMs: retryHours.default * hourMs, queue }).id,
        );
      }
      if (autoBatchPolicy) {
        const { maxDelayMinutes, retryDeadlineHours = retryHours.default } = autoBatchPolicy;
        const delayMs = maxDelayMinutes * minuteMs;
        const retryMs = retryDeadlineHours * hourMs;
        return answerAccepted(
          write,
          autoBatches.add(write, { dueMs: timeMs + delayMs, delayMs, retryMs }).id,
        );
      }
      const delivery = startDelivery(write, timeMs);
      if (mode === "asynchronous") {
        const { deadlineHours = retryHours.default } = retryPolicy ?? {};
        const deadlineMs = timeMs + deadlineHours * hourMs;
        dispatcher.sendInBackground({ delivery, dueMs: timeMs, deadlineMs });
        return answerAccepted(write, delivery.operation.id);
      }
      return dispatcher.sendOnce(delivery, write.rules);
    },
    operations: { get: store.get, list: store.list, logs: store.logs },
    idle: store.idle,
    snapshot: () => takeEngineSnapshot(parts),
    snapshotOperations: (operationIds, shapes) => takeOperationSnapshots(parts, operationIds, shapes),
    stop() {
      clock.stop();
      store.release();
    },
  };
}

/** Answers an asynchronous write. */
function answerAccepted({ rules }: PreparedWrite, operationId: string): Promise<WriteAnswer> {
  return Promise.resolve({ status: 200, body: { operationId }, rules });
}
