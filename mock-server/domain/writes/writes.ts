import {
  createSeededRandom,
  createWriteEngine,
  type EngineSnapshot,
  type FindUnavailability,
  type OperationSnapshot,
  type ProviderPort,
  type SeededRandom,
  type WriteEngine,
} from "../../../src/engine/index.js";
import type { DomainContext } from "../context.js";
import type { DomainEvent } from "../events.js";
import type { KeptPart } from "../kept-part.js";

/** The saved state of the writes, as JSON. */
export interface SavedWrites {
  /** The seed of the random numbers that spread retries. */
  seed: number;
  engine: EngineSnapshot;
}

/** The write engine of a backend. `clear` and `restore` replace the engine by a new one. */
export interface Writes extends KeptPart<SavedWrites> {
  readonly engine: WriteEngine;
  /** The seed of the random numbers that spread retries. */
  readonly seed: number;
  /** Cancels the pending writes for good: nothing more is sent to a provider. They can still be saved. */
  stop(): void;
}

/** Creates the writes of a backend; `findProvider` finds the port of an instance by its key. */
export function createWrites(
  { clock, ids, changes, events }: DomainContext,
  findProvider: (key: string) => ProviderPort,
  findUnavailability: FindUnavailability,
): Writes {
  const operationIds = { next: () => ids.next("operation") };
  // The seed is fixed, so that the same requests are always retried at the same times.
  let random: SeededRandom = createSeededRandom(1);
  const onOperation = (id: string, hasEnded: boolean) => {
    changes?.noteOperation(id);
    if (!hasEnded) return;
    const [operation] = engine.snapshotOperations([id], []);
    const event = operation?.record && describeEnd(operation.record);
    if (event) events.tell(event);
  };
  const common = { clock, ids: operationIds, findUnavailability, onOperation };
  let engine = createWriteEngine({ ...common, random });
  let isStopped = false;

  function replace(seed: number, snapshot?: EngineSnapshot): void {
    engine.stop();
    random = createSeededRandom(seed);
    const resume = snapshot && { snapshot, findProvider };
    engine = createWriteEngine({ ...common, random, resume });
    if (isStopped) engine.stop();
    changes?.noteAll();
  }

  return {
    get engine() {
      return engine;
    },
    get seed() {
      return random.seed;
    },
    save: () => ({ seed: random.seed, engine: engine.snapshot() }),
    restore: (saved) => {
      replace(saved.seed, saved.engine);
    },
    clear: () => {
      replace(1);
    },
    stop() {
      isStopped = true;
      engine.stop();
    },
  };
}

/** Describes the end of an asynchronous operation; `undefined` for any other operation. */
function describeEnd(record: NonNullable<OperationSnapshot["record"]>): DomainEvent | undefined {
  const { status, installationId, objectName, successfulRecordIds, events } = record;
  if (status === "in_progress") return undefined;
  const [received] = events;
  if (received?.kind !== "received" || received.request.mode !== "asynchronous") return undefined;
  const last = events.slice(events.findLastIndex(({ kind }) => kind === "attempt"));
  return {
    kind: "write.async.done",
    installationId,
    objectName,
    success: status === "success",
    successfulRecordIds,
    errors: last.flatMap((event) => (event.kind === "refused" ? event.message : [])),
  };
}
