import type { LeniencyName } from "../journal/leniencies.js";

/** Notes which leniencies a request needs, for the journal. */
export interface LeniencyNotes {
  note(name: LeniencyName): void;
  /** Runs `change`, and gives the leniencies that it needed before its first wait, each once. */
  collect<TResult>(change: () => TResult): { result: TResult; names: readonly LeniencyName[] };
}

/** Creates notes; outside of a request nothing is noted. */
export function createLeniencyNotes(): LeniencyNotes {
  let noted: Set<LeniencyName> | undefined;
  return {
    note: (name) => noted?.add(name),
    collect(change) {
      const before = noted;
      const own = (noted = new Set<LeniencyName>());
      try {
        return { result: change(), names: [...own] };
      } finally {
        noted = before;
      }
    },
  };
}
