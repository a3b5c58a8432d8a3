import type { OperationRecord } from "../operations/operation-record.js";
import type { Clock, ProviderPort } from "../ports.js";
import type { Delivery, PendingRecord } from "./delivery.js";

/** The batches that are sent together: one, or in a queue as many as the records need. */
export interface Gathering {
  /** What its records have in common. */
  readonly key: string;
  readonly dueMs: number;
  /** How long its first record may wait. */
  readonly delayMs?: number | undefined;
  readonly batches: OpenBatch[];
}

/** A batch that is being gathered. */
export interface OpenBatch extends Pick<Delivery, "type" | "headers"> {
  readonly operation: OperationRecord;
  readonly records: PendingRecord[];
  readonly retryMs: number;
  /** The installation's provider, from the newest record's request. */
  provider: ProviderPort;
}

/** The gatherings that are open, one for each key. */
export interface Gatherings {
  find(key: string): Gathering | undefined;
  /** Opens one that ends by itself when it is due. */
  open(gathering: Gathering): Gathering;
  /** Ends one before it is due. */
  close(key: string): void;
  list(): Gathering[];
}

/** Creates gatherings: none at first. Each is handed to `onDue` when its time has come. */
export function createGatherings(clock: Clock, onDue: (gathering: Gathering) => void): Gatherings {
  const open = new Map<string, { readonly gathering: Gathering; readonly callOff: () => void }>();
  return {
    find: (key) => open.get(key)?.gathering,
    open(gathering) {
      const { key, dueMs } = gathering;
      const callOff = clock.at(dueMs, () => {
        open.delete(key);
        onDue(gathering);
      });
      open.set(key, { gathering, callOff });
      return gathering;
    },
    close(key) {
      open.get(key)?.callOff();
      open.delete(key);
    },
    list: () => [...open.values()].map(({ gathering }) => gathering),
  };
}
