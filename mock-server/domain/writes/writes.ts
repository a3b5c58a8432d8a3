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

/** What is kept of the writes, as JSON. */
export interface SavedWrites {
  /** Of the random numbers that spread retries. */
  seed: number;
  engine: EngineSnapshot;
}

/** The engine that takes the writes; another one after a reset, and after going back to a snapshot. */
export interface Writes extends KeptPart<SavedWrites> {
  readonly engine: WriteEngine;
  /** Of the random numbers that spread retries. */
  readonly seed: number;
}

/** Creates the writes of a backend; `findProvider` finds an instance again by the key of its port. */
export function createWrites(
  { clock, ids, changes, events }: DomainContext,
  findProvider: (key: string) => ProviderPort,
  findUnavailability: FindUnavailability,
): Writes {
  const operationIds = { next: () => ids.next("operation") };
  // Seeded, so that the same requests are always retried at the same times.
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

  function replace(seed: number, snapshot?: EngineSnapshot): void {
    engine.stop();
    random = createSeededRandom(seed);
    const resume = snapshot && { snapshot, findProvider };
    engine = createWriteEngine({ ...common, random, resume });
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
  };
}

/** Describes the end of an operation that nobody waited for; `undefined` where it is none. */
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
