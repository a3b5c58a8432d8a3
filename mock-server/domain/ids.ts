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

/** What an id stands for; its place in the list is the first group of the id. */
export type IdKind = (typeof kinds)[number];

/** The kinds of ids that stand for what customers bring, and are kept. */
export const savedIdKinds = [
  "connection",
  "installation",
  "config",
  "operation",
  "login",
  "notification",
] as const satisfies readonly IdKind[];

/** How many ids of each kind were given. */
export type IdCounts = Partial<Record<(typeof savedIdKinds)[number], number>>;

/**
 * Makes the ids of one backend. Restoring leaves those of requests alone: the journal stays, and no two requests in it have one
 * id. Clearing counts them from one again, too.
 */
export interface Ids extends KeptPart<IdCounts> {
  next(kind: IdKind): string;
  /** Counts an id that came from elsewhere, such as another backend's, so that it is not given once more. */
  reserve(kind: IdKind, id: string): void;
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

/** Reads the number of an id that was made for that kind; 0 where it was not. */
export function readIdNumber(kind: IdKind, id: string): number {
  const [, digits] = /^([0-9a-f]{8})-0000-4000-8000-([0-9a-f]{12})$/.exec(id)?.slice(1) ?? [];
  return digits !== undefined && id.startsWith(hex(kinds.indexOf(kind) + 1, 8)) ? parseInt(digits, 16) : 0;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
