import type { KeptPart } from "./kept-part.js";

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
  "notification",
] as const;

/** What an id stands for; the place of the kind in the list, from 1, is the first group of its ids. */
export type IdKind = (typeof kinds)[number];

/** The kinds of ids that stand for what customers bring; snapshots hold their counts. */
export const savedIdKinds = [
  "connection",
  "installation",
  "config",
  "operation",
  "login",
  "notification",
] as const satisfies readonly IdKind[];

/** How many ids of each kind have been made. */
export type IdCounts = Partial<Record<(typeof savedIdKinds)[number], number>>;

/**
 * Makes the ids of one backend. `restore` leaves the count of request ids alone: the journal stays, and each
 * request in it needs its own id. `clear` restarts that count, too.
 */
export interface Ids extends KeptPart<IdCounts> {
  next(kind: IdKind): string;
  /** Marks an id from elsewhere, such as another backend, as used, so that `next` does not return it. */
  reserve(kind: IdKind, id: string): void;
}

/**
 * Creates ids in the form of a version 4 UUID: the first group is the kind, the last one the number. Each
 * kind has its own counter, so that the same requests always get the same ids.
 */
export function createIds(): Ids {
  const counts = new Map<IdKind, number>();
  return {
    next(kind) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${hex(kinds.indexOf(kind) + 1, 8)}-0000-4000-8000-${hex(count, 12)}`;
    },
    reserve(kind, id) {
      counts.set(kind, Math.max(counts.get(kind) ?? 0, readIdNumber(kind, id)));
    },
    save: () => Object.fromEntries(savedIdKinds.map((kind) => [kind, counts.get(kind) ?? 0])) as IdCounts,
    restore: (saved) => {
      for (const kind of savedIdKinds) counts.set(kind, saved[kind] ?? 0);
    },
    clear: () => {
      for (const kind of [...savedIdKinds, "request"] as const) counts.delete(kind);
    },
  };
}

/** Reads the number of an id that was made for that kind; 0 for any other id. */
export function readIdNumber(kind: IdKind, id: string): number {
  const [, digits] = /^([0-9a-f]{8})-0000-4000-8000-([0-9a-f]{12})$/.exec(id)?.slice(1) ?? [];
  return digits !== undefined && id.startsWith(hex(kinds.indexOf(kind) + 1, 8)) ? parseInt(digits, 16) : 0;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
