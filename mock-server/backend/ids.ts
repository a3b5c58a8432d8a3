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
  "providerApp",
  "login",
] as const;

/** What an id stands for; its place in the list is the first group of the id. */
export type IdKind = (typeof kinds)[number];

/** Makes the ids of one backend. */
export interface Ids {
  next(kind: IdKind): string;
  /** How many of a kind were given. */
  count(kind: IdKind): number;
  /** Goes on as though so many of a kind were given. */
  restart(kind: IdKind, count: number): void;
}

/** The kinds of what customers bring: a reset counts them from one again. */
export const customerIdKinds = [
  "connection",
  "installation",
  "config",
  "request",
  "operation",
  "login",
] as const;

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
    count: (kind) => counts.get(kind) ?? 0,
    restart: (kind, count) => void counts.set(kind, count),
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
