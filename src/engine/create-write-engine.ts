import { hourMs, minuteMs } from "../facts/time-units.js";
import { writeLimits } from "../facts/write-limits.js";
import { createAttempts, type FindUnavailability } from "./delivery/attempts.js";
import { createAutoBatches } from "./delivery/auto-batches.js";
import { type Delivery, nameRecords } from "./delivery/delivery.js";
import { createDispatcher } from "./delivery/dispatcher.js";
import {
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
  /** How many operations are kept; those that ended longest ago go first, running ones never. @default 10000 */
  readonly maxOperations?: number | undefined;
  /** Whether operations keep a log. @default true */
  readonly logs?: boolean | undefined;
  /** How long a call to a provider may take before it is given up, to be tried again like any failure that may pass. @default 60000 */
  readonly callTimeoutMs?: number | undefined;
  /** Tells why nothing can be written for an installation; asked before every attempt. @default everything can be written */
  readonly findUnavailability?: FindUnavailability | undefined;
  /** Is told of the id of each operation that starts, changes, ends (`hasEnded`) or is dropped. @default nobody is */
  readonly onOperation?: ((id: string, hasEnded: boolean) => void) | undefined;
  /** Goes on where another engine was when its snapshot was taken; what fell due since then is done at once. */
  readonly resume?: EngineResume | undefined;
}

/** What to go on with, and by whom. */
export interface EngineResume {
  readonly snapshot: EngineSnapshot;
  /** Finds a provider by the key that it had; it is asked for those only that a write waits for. */
  findProvider(key: string): ProviderPort;
}

/** The write engine: what a write request comes to, and the operations that it leaves. */
export interface WriteEngine {
  /**
   * Answers a write: a synchronous one when the provider has answered, an asynchronous one at once. Never rejects, as what a
   * provider throws is a failure to be answered; throws only what the lookup of the installation throws.
   */
  write(input: WriteInput): Promise<WriteAnswer>;
  readonly operations: Operations;
  /** Resolves when no operation is in progress: nothing is gathered, waits for a retry or is under way. Once the engine is stopped it resolves at once. */
  idle(): Promise<void>;
  /**
   * Copies everything that the engine remembers, for `resume`. A synchronous write that is under way is left out; an attempt
   * that is under way counts as not made, and the record's idempotency key keeps it from being written twice. Throws an
   * `Error` where a provider that a write waits for has no key.
   */
  snapshot(): EngineSnapshot;
  /**
   * Gives what the engine remembers of some operations, to keep after each change what `snapshot` would keep of all; nothing of it is
   * a copy. `shapes` is the caller's list, to which those are added that records name by their place. Throws as `snapshot` does.
   */
  snapshotOperations(ids: Iterable<string>, shapes: ShapeInput[]): OperationSnapshot[];
  /** Calls off everything that waits, so that nothing more goes to a provider; operations stay as they are. The engine is not used after it. */
  stop(): void;
}

const { retryHours } = writeLimits;

/**
 * Creates a write engine; two in one process share nothing. With `resume` it throws what `findProvider` throws, and an `Error`
 * where the snapshot cannot be gone on with: a write waits for an operation that it lacks or that has ended, two wait for one, or a
 * time is missing; without it, it never throws.
 *
 * @example
 * let count = 0;
 * const provider: ProviderPort = {
 *   name: "salesforce",
 *   capabilities: { batch: true, deletion: true, ifEmpty: true, associations: false, headers: false },
 *   read: async () => undefined,
 *   write: async ({ records }) => records.map((_record, index) => ({ ok: true, recordId: String(index) })),
 * };
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
 *   findInstallation: () => ({ id: "my-installation", configId: "1", content: { provider: "salesforce" }, provider }),
 * });
 */
// eslint-disable-next-line max-lines-per-function -- a write from its check to its answer, over the parts made here
export function createWriteEngine(options: WriteEngineOptions): WriteEngine {
  const { ids, random, maxOperations = 10_000, logs = true, resume } = options;
  const { callTimeoutMs = minuteMs, findUnavailability, onOperation } = options;
  const clock = createStoppableClock(options.clock);
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
