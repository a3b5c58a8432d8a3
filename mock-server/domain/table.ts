import type { Changes, KeptTable } from "./changes.js";
import type { KeptPart } from "./kept-part.js";

/** Entries by key, oldest first. They are replaced and never mutated, so that callers may keep them. */
export interface Table<TEntry> extends KeptPart<readonly TEntry[]> {
  get(key: string): TEntry | undefined;
  /** Adds an entry, or replaces the one with the same key, which keeps its place; returns the entry. */
  set(entry: TEntry): TEntry;
  remove(key: string): void;
  list(): TEntry[];
  /** Finds the oldest entry that passes, without a copy of the list. */
  search(passes: (entry: TEntry) => boolean): TEntry | undefined;
}

/** Creates an empty table that notes its changes under `name`. */
export function createTable<TEntry>(
  name: KeptTable,
  keyOf: (entry: TEntry) => string,
  changes: Changes | undefined,
): Table<TEntry> {
  const entries = new Map<string, TEntry>();
  const note = (key: string) => changes?.note(name, [key], () => entries.get(key));
  return {
    get: (key) => entries.get(key),
    set(entry) {
      const key = keyOf(entry);
      entries.set(key, entry);
      note(key);
      return entry;
    },
    remove: (key) => {
      entries.delete(key);
      note(key);
    },
    list: () => [...entries.values()],
    search(passes) {
      for (const entry of entries.values()) if (passes(entry)) return entry;
      return undefined;
    },
    save: () => [...entries.values()],
    restore(saved) {
      entries.clear();
      for (const entry of saved) entries.set(keyOf(entry), entry);
      changes?.noteAll();
    },
    clear: () => {
      entries.clear();
      changes?.noteAll();
    },
  };
}
