/** Gathers what is noted of a request while it is answered, for its entry in the journal. */
export interface Collector<TItem> {
  note(item: TItem): void;
  /** Runs `change`, and gives what was noted before its first wait, each once. */
  collect<TResult>(change: () => TResult): { result: TResult; noted: readonly TItem[] };
}

/** Creates a collector; outside of a request nothing is noted. */
export function createCollector<TItem>(): Collector<TItem> {
  let noted: Set<TItem> | undefined;
  return {
    note: (item) => noted?.add(item),
    collect(change) {
      const before = noted;
      const own = (noted = new Set<TItem>());
      try {
        return { result: change(), noted: [...own] };
      } finally {
        noted = before;
      }
    },
  };
}
