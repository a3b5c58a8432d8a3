/** Collects what is noted while a request is answered, for its entry in the journal. */
export interface Collector<TItem> {
  note(item: TItem): void;
  /** Runs `change`; returns its result and what was noted before its first `await`, each item once. */
  collect<TResult>(change: () => TResult): { result: TResult; noted: readonly TItem[] };
}

/** Creates a collector. Notes outside of `collect` are ignored. */
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
