import { createOverlay, forEachSet, lay, noteInOverlay } from "../../../json/overlay/overlay.js";
import type { InstallationConfigContent } from "../../../contract/index.js";
import { deepEqual } from "../../../json/equal.js";
import type { Path } from "../../../json/path.js";
import type { ConflictPatch, Outcome, Patch } from "../history/step.js";

/** Edits that are one step of the history, and of which listeners are told once. */
export interface Transaction {
  /** The draft that it started from, where that had been read. */
  readonly startTree: InstallationConfigContent | undefined;
  /** Notes what stood at a place before it was replaced; the first note of a place counts. */
  noteDraft(path: Path, before: unknown): void;
  /** Notes what was in conflict at a place before that changed; the first note of a place counts. */
  noteConflict(pointer: string, before: ConflictPatch["before"]): void;
  /** Returns the draft before the transaction, given the present one. */
  undone(draft: InstallationConfigContent): InstallationConfigContent;
  /** Compares what was noted with what is there now. */
  outcome(now: {
    read: (path: Path) => unknown;
    conflictAt: (pointer: string) => ConflictPatch["after"];
  }): Outcome;
}

/** Makes a transaction in which nothing has changed yet. */
export function createTransaction(startTree: InstallationConfigContent | undefined): Transaction {
  // The earlier value of each changed place: laid over the present draft, it gives the draft before the transaction.
  const replaced = createOverlay();
  const conflicts = new Map<string, ConflictPatch["before"]>();

  return {
    startTree,
    noteDraft: (path, before) => {
      noteInOverlay(replaced, path, before);
    },
    noteConflict: (pointer, before) => {
      if (!conflicts.has(pointer)) conflicts.set(pointer, before);
    },
    undone: (draft) => lay(draft, replaced, [startTree]) as InstallationConfigContent,
    outcome: ({ read, conflictAt }) => {
      const patches: Patch[] = [];
      forEachSet(replaced, (path, before) => {
        const after = read(path);
        if (!deepEqual(before, after)) patches.push({ path, before, after });
      });
      const conflictPatches: ConflictPatch[] = [];
      for (const [pointer, before] of conflicts) {
        const after = conflictAt(pointer);
        if (!deepEqual(before, after)) conflictPatches.push({ pointer, before, after });
      }
      return { patches, conflictPatches };
    },
  };
}
