/** Where a write has left its record. */
export interface WrittenPlace {
  objectKey: string;
  id: string;
}

/** The writes of an instance by their idempotency keys, so that a retry of one does not write twice. */
export interface WriteLog {
  find(idempotencyKey: string): WrittenPlace | undefined;
  add(idempotencyKey: string, place: WrittenPlace): void;
  save(): (readonly [key: string, place: WrittenPlace])[];
}

/** A write that is retried after more others than these came between may be written twice. */
const maxKeys = 100_000;

/** Creates a log of the writes that were saved; `onChange` is told of each key that is added or forgotten. */
export function createWriteLog(
  saved: readonly (readonly [key: string, place: WrittenPlace])[],
  onChange: (idempotencyKey: string) => void,
): WriteLog {
  const written = new Map(saved);
  return {
    find: (idempotencyKey) => written.get(idempotencyKey),
    add(idempotencyKey, place) {
      written.set(idempotencyKey, place);
      onChange(idempotencyKey);
      if (written.size <= maxKeys) return;
      const [oldest] = written.keys();
      if (oldest === undefined) return;
      written.delete(oldest);
      onChange(oldest);
    },
    save: () => [...written],
  };
}
