/** What is kept entry by entry; operations are kept by the engine. */
export type KeptTable =
  | "groups"
  | "consumers"
  | "connections"
  | "installations"
  | "fields"
  | "records"
  | "written"
  | "faults"
  | "notifications";

/** An entry that has changed: its key, and its value, `undefined` where it is gone. */
export type ChangedEntry = readonly [table: KeptTable, key: readonly string[], value: unknown];

/** What has changed since it was last written down, so that a change costs what it is and not what there is. */
export interface Changes {
  /** Notes an entry that was added, replaced or removed; `read` gives its value when it is written down. */
  note(table: KeptTable, key: readonly string[], read: () => unknown): void;
  noteOperation(id: string): void;
  /** Notes that everything was replaced. */
  noteAll(): void;
  readonly isEmpty: boolean;
  /** Whether everything was replaced. */
  readonly isAll: boolean;
  /** Lists the entries that have changed, in the order in which they came. */
  entries(): ChangedEntry[];
  /** The operations that have changed, in the order of their last changes. */
  operationIds(): readonly string[];
  /** Forgets what was noted: it is written down. */
  clear(): void;
}

/** Creates a list of changes: none at first; `onNote` is told whenever something is noted. */
export function createChanges(onNote: () => void): Changes {
  const noted = new Map<string, { table: KeptTable; key: readonly string[]; read: () => unknown }>();
  const operations = new Set<string>();
  let isAll = false;

  const clear = () => {
    noted.clear();
    operations.clear();
    isAll = false;
  };

  return {
    note(table, key, read) {
      if (!isAll) noted.set(JSON.stringify([table, ...key]), { table, key, read });
      onNote();
    },
    noteOperation(id) {
      operations.delete(id);
      if (!isAll) operations.add(id);
      onNote();
    },
    noteAll() {
      clear();
      isAll = true;
      onNote();
    },
    get isEmpty() {
      return !isAll && noted.size + operations.size === 0;
    },
    get isAll() {
      return isAll;
    },
    entries: () => [...noted.values()].map(({ table, key, read }) => [table, key, read()]),
    operationIds: () => [...operations],
    clear,
  };
}
