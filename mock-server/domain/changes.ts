/** The tables whose changes are noted entry by entry; the engine holds the operations. */
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

/** A changed entry: its table, its key and its value, which is `undefined` where the entry was removed. */
export type ChangedEntry = readonly [table: KeptTable, key: readonly string[], value: unknown];

/** The changes since the state was last saved, so that a save writes only what has changed. */
export interface Changes {
  /** Notes an entry that was added, replaced or removed; `read` returns its value at the time of the save. */
  note(table: KeptTable, key: readonly string[], read: () => unknown): void;
  noteOperation(id: string): void;
  /** Notes that everything was replaced. */
  noteAll(): void;
  /** Notes how to take back a change of something that the saved state does not hold, such as a login. */
  noteUndo(undo: () => void): void;
  readonly isEmpty: boolean;
  /** Whether everything was replaced. */
  readonly isAll: boolean;
  /** Lists the changed entries, in the order of their first changes. */
  entries(): ChangedEntry[];
  /** The ids of the changed operations, in the order of their last changes. */
  operationIds(): readonly string[];
  /** Forgets the changes, once they are saved. */
  clear(): void;
  /** Takes back what `noteUndo` was told of, the newest first, and forgets the changes. */
  undo(): void;
}

/** Creates an empty list of changes; `onNote` is called for each change that is noted. */
export function createChanges(onNote: () => void): Changes {
  const noted = new Map<string, { table: KeptTable; key: readonly string[]; read: () => unknown }>();
  const operations = new Set<string>();
  let isAll = false;
  let undos: (() => void)[] = [];

  const forget = () => {
    noted.clear();
    operations.clear();
    isAll = false;
  };
  const clear = () => {
    forget();
    undos = [];
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
      forget();
      isAll = true;
      onNote();
    },
    noteUndo(undo) {
      undos.push(undo);
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
    undo() {
      for (const undo of undos.reverse()) undo();
      clear();
    },
  };
}
