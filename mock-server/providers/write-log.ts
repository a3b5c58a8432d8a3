/** The object and the id of a written record. */
export interface WrittenPlace {
  objectKey: string;
  id: string;
}

/** The written records of an instance by idempotency key, so that a retry does not write twice. */
export interface WriteLog {
  find(idempotencyKey: string): WrittenPlace | undefined;
  add(idempotencyKey: string, place: WrittenPlace): void;
  save(): (readonly [key: string, place: WrittenPlace])[];
}

/** The log forgets its oldest keys beyond this number; a retry of such a write would write twice. */
const maxKeys = 100_000;

/** Creates a log from saved writes; `onChange` is called for each key that is added or forgotten. */
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
