/** Gathers what is noted of a request while it is answered, for its entry in the journal. */
export interface Collector<TItem> {
  note(item: TItem): void;
  /** Runs `change`, and gives what was noted before its first wait, each once. */
  collect<TResult>(change: () => TResult): { result: TResult; noted: readonly TItem[] };
}

/** Creates a collector; outside of a request nothing is noted. */
export function createCollector<TItem>(): Collector<TItem> {
  let noted: TItem[] | undefined;
  return {
    note: (item) => {
      if (noted && !noted.includes(item)) noted.push(item);
    },
    collect(change) {
      const before = noted;
      const own: TItem[] = [];
      noted = own;
      try {
        return { result: change(), noted: own };
      } finally {
        noted = before;
      }
    },
  };
}
