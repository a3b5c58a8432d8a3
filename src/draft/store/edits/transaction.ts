import { createOverlay, forEachSet, lay, nodeBelow, noteInOverlay } from "../../../json/overlay/overlay.js";
import type { InstallationConfigContent } from "../../../contract/index.js";
import { deepEqual } from "../../../json/equal.js";
import type { ConflictPatch, Outcome, Patch } from "../history/step.js";
import type { PendingWrites, Written } from "./pending-writes.js";

/** Edits that are one step of the history, and of which listeners are told once. */
export interface Transaction {
  /** The draft that it started from, where that had been read. */
  readonly startTree: InstallationConfigContent | undefined;
  /** Notes a write; what stood at a place before the first one counts. */
  noteDraft(written: Written): void;
  /** Notes that what is in conflict at a place changed: by an edit's value, or because that was decided. */
  noteConflict(patch: ConflictPatch, isDecided?: boolean): void;
  /** Returns the draft before the transaction, given the present one. */
  undone(draft: InstallationConfigContent): InstallationConfigContent;
  /** Returns what the changes come to, and whether a conflict was decided among them. */
  outcome(): Outcome & { readonly isDecision: boolean };
}

/** Makes a transaction in which nothing has changed yet. */
export function createTransaction(writes: PendingWrites): Transaction {
  const startTree = writes.knownTree();
  const token = writes.token();
  // Writes of places apart are their own patches, in any number: figure `batch` of the bench. The first write that is not apart
  // moves all of them into the overlay. So does a reader that has the tree made, as later writes do not know of earlier ones.
  let apart: Patch[] | undefined = [];
  // The earlier value of each changed place: laid over the present draft, it gives the draft before the transaction.
  const replaced = createOverlay();
  const conflicts = createOverlay();
  let isDecision = false;

  function overlay() {
    for (const { path, before } of apart ?? []) noteInOverlay(replaced, path, before);
    apart = undefined;
    return replaced;
  }

  function changedPlaces(): readonly Patch[] {
    if (apart && writes.token() === token) return apart;
    const patches: Patch[] = [];
    forEachSet(overlay(), (path, before) => {
      patches.push({ path, before, after: writes.read(path) });
    });
    return patches;
  }

  return {
    startTree,
    noteDraft: ({ patch, isAlone }) => {
      if (apart && isAlone && writes.token() === token) apart.push(patch);
      else noteInOverlay(overlay(), patch.path, patch.before);
    },
    noteConflict: (patch, isDecided = false) => {
      isDecision ||= isDecided;
      const node = patch.path.reduce(nodeBelow, conflicts);
      node.value = node.isSet ? { ...patch, before: (node.value as ConflictPatch).before } : patch;
      node.isSet = true;
    },
    undone: (draft) => lay(draft, overlay(), [startTree]) as InstallationConfigContent,
    outcome: () => {
      const patches = changedPlaces().filter(({ before, after }) => !deepEqual(before, after));
      const conflictPatches: ConflictPatch[] = [];
      forEachSet(conflicts, (_, value) => {
        const patch = value as ConflictPatch;
        if (!deepEqual(patch.before, patch.after)) conflictPatches.push(patch);
      });
      return { patches, conflictPatches, isDecision };
    },
  };
}
