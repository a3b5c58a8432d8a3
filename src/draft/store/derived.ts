import { contentShape } from "../merge/config-shape.js";
import { listChanges, type Change } from "../merge/changes.js";
import { listConflicts, type Conflict } from "../merge/conflicts.js";
import { differenceOfView, placesOf, type Difference } from "../merge/difference.js";
import { reconcile } from "../../json/reconcile.js";
import type { DraftCore } from "./draft-core.js";
import { nothing } from "./draft-state.js";
import type { HistorySteps } from "./draft-store-types.js";
import { showStep } from "./history/travel.js";

/** Values derived from a draft: computed on request and memoised for each version of it. */
export interface Derived {
  difference(): Difference | undefined;
  changes(): readonly Change[];
  conflicts(): readonly Conflict[];
  steps(): HistorySteps;
}

/** Makes the derived values of a draft. */
export function createDerived(core: DraftCore): Derived {
  const once = <TValue>(work: (last: TValue | undefined) => TValue): (() => TValue) => {
    let known: { version: number; value: TValue } | undefined;
    return () => {
      const version = core.getVersion();
      if (known?.version !== version) known = { version, value: work(known?.value) };
      return known.value;
    };
  };

  const difference = once(() => {
    const { saved = nothing } = core.peekState();
    const found = differenceOfView(saved, core.writes.view(), { shape: contentShape, places: core.dirty });
    // Places that came back to their saved value need not be looked at again.
    core.dirty = placesOf(found);
    return found;
  });

  return {
    difference,
    changes: once<readonly Change[]>((last) => sharedList(last, listChanges(difference()))),
    conflicts: once<readonly Conflict[]>((last) => {
      core.updateConflicts();
      const { saved = nothing } = core.peekState();
      return reconcile(last, listConflicts(core.conflicts.places(), { saved, read: core.writes.read }));
    }),
    steps: once(() => ({ undo: showStep(core, "undo"), redo: showStep(core, "redo") })),
  };
}

/** Returns the earlier list where the new one is equal, so that its reference stays. */
function sharedList(last: readonly Change[] | undefined, next: readonly Change[]): readonly Change[] {
  const isSame =
    last?.length === next.length &&
    last.every((change, index) => {
      const other = next[index];
      return change.path === other?.path && change.before === other.before && change.after === other.after;
    });
  return isSame ? last : next;
}
