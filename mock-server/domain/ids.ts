import type { KeptPart } from "./kept-part.js";
import type { TransientPart } from "../journal/transient-part.js";

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
] as const satisfies readonly IdKind[];

/** How many ids of each kind have been made. */
export type IdCounts = Partial<Record<(typeof savedIdKinds)[number], number>>;

/** Tells the sessions of a server apart, also from those of its earlier starts. */
export interface IdScope {
  /** The number of the server's start with its data file, from 0. */
  readonly start: number;
  /** The number of the session among those of this start, from 1; 0 for the server's own backend. */
  readonly session: number;
}

/**
 * Makes the ids of one backend. `restore` and `clear` leave two counts alone. Ids of notifications are never
 * given again, because a receiver takes a second notification with the same id for a duplicate. Ids of requests
 * start again only together with the journal, in which each request needs its own.
 */
export interface Ids extends KeptPart<IdCounts> {
  next(kind: IdKind): string;
  /** Marks an id from elsewhere, such as another backend, as used, so that `next` does not return it. */
  reserve(kind: IdKind, id: string): void;
  /** How many ids of notifications have been made, also in earlier runs. */
  readonly notificationCount: number;
  /** Counts ids of notifications that an earlier run of the backend has made. */
  goOnFrom(earlier: { readonly notificationCount: number }): void;
  /** The count of the ids of requests. */
  readonly ofRequests: TransientPart;
}

/**
 * Creates ids in the form of a version 4 UUID: the first group is the kind, the last one the number. Each
 * kind has its own counter, so that the same requests always get the same ids. Ids of notifications also hold
 * the session: all sessions of a server send to one receiver.
 */
export function createIds({ start, session }: IdScope = { start: 0, session: 0 }): Ids {
  const counts = new Map<IdKind, number>();
  const scope = `${hex(start, 4)}-4${hex(session >> 12, 3)}-8${hex(session & 0xfff, 3)}`;
  const scopeOf = (kind: IdKind) => (kind === "notification" ? scope : noScope);
  const raise = (kind: IdKind, count: number) => counts.set(kind, Math.max(counts.get(kind) ?? 0, count));
  return {
    next(kind) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${hex(kinds.indexOf(kind) + 1, 8)}-${scopeOf(kind)}-${hex(count, 12)}`;
    },
    reserve(kind, id) {
      raise(kind, readIdNumber(kind, id, scopeOf(kind)));
    },
    get notificationCount() {
      return counts.get("notification") ?? 0;
    },
    goOnFrom({ notificationCount }) {
      raise("notification", notificationCount);
    },
    ofRequests: {
      mark() {
        const count = counts.get("request") ?? 0;
        return () => counts.set("request", count);
      },
      clear: () => counts.delete("request"),
    },
    save: () => Object.fromEntries(savedIdKinds.map((kind) => [kind, counts.get(kind) ?? 0])) as IdCounts,
    restore: (saved) => {
      for (const kind of savedIdKinds) counts.set(kind, saved[kind] ?? 0);
    },
    clear: () => {
      for (const kind of savedIdKinds) counts.delete(kind);
    },
  };
}

const noScope = "0000-4000-8000";

/** Reads the number of an id that was made for that kind; 0 for any other id. */
export function readIdNumber(kind: IdKind, id: string, scope = noScope): number {
  const [, before, digits] = /^(.*)-([0-9a-f]{12})$/.exec(id) ?? [];
  const isOfKind = before === `${hex(kinds.indexOf(kind) + 1, 8)}-${scope}`;
  return isOfKind && digits !== undefined ? parseInt(digits, 16) : 0;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
