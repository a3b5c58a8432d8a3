const kinds = [
  "organization",
  "project",
  "integration",
  "revision",
  "connection",
  "installation",
  "config",
  "request",
  "operation",
] as const;

/** What an id stands for; its place in the list is the first group of the id. */
export type IdKind = (typeof kinds)[number];

/** Makes the ids of one backend. */
export interface Ids {
  next(kind: IdKind): string;
  /** Counts from one again, for the kinds that `reset` of the backend forgets. */
  restart(...kinds: IdKind[]): void;
}

/**
 * Makes ids in the form of a version 4 UUID from one counter a kind, so that the same requests always get the same ids:
 * the first group is the kind, the last one the number.
 */
export function createIds(): Ids {
  const counts = new Map<IdKind, number>();
  return {
    next(kind) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${hex(kinds.indexOf(kind) + 1, 8)}-0000-4000-8000-${hex(count, 12)}`;
    },
    restart(...restarted) {
      for (const kind of restarted) counts.delete(kind);
    },
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
