import { UsageError } from "../../../facts/errors.js";
import { commonPath, getIn, type Path } from "../../../json/path.js";
import { versionBeside, versionsAlong } from "./transform-steps.js";
import type { DraftCore } from "../draft-core.js";
import type { DraftStore, HistoryVersion } from "../draft-store-types.js";
import type { HistoryStep, Move, Step } from "./step.js";

/** The part of a draft that steps through its history. */
export type Travel = Pick<DraftStore, "undo" | "redo" | "travel" | "versions">;

/** Makes the moves through the history; `isInBatch` says whether a `batch` call is running: in it, they throw. */
// eslint-disable-next-line max-lines-per-function -- short functions over one history
export function createTravel(core: DraftCore, isInBatch: () => boolean): Travel {
  const { writes, history, locks } = core;

  /** Redo keeps what is locked by now, unless it brings back the saved value. Undo ignores locks. */
  function allowedBy(move: Move, path: Path, value: unknown) {
    const isTakenBack = move === "undo" || value === getIn(core.peekState().saved, path);
    return isTakenBack ? { value } : locks.allow(path, value, writes.read);
  }

  function take(move: Move) {
    const step = history.next(move);
    if (!step) return;
    const side = move === "undo" ? "before" : "after";
    const present = writes.knownTree();
    writes.recall(step[side]);
    core.betweenSteps(() => {
      for (const patch of move === "undo" ? [...step.patches].reverse() : step.patches) {
        const allowed = allowedBy(move, patch.path, patch[side]);
        if (allowed) core.write(patch.path, allowed.value);
      }
      // Conflicts that end go first: one that ends may contain one that comes back.
      const ending = step.conflictPatches.filter((patch) => !patch[side]);
      const standing = step.conflictPatches.filter((patch) => patch[side]);
      for (const patch of [...ending, ...standing]) core.setConflict(patch.path, patch[side]);
    });
    history.moved(move, present);
    core.touch();
  }

  function travel(steps: number) {
    if (isInBatch()) {
      throw new UsageError(
        "undo and redo cannot be part of a batch: a batch is a step itself; call them after it",
      );
    }
    const close = core.open();
    for (let left = Math.abs(steps); left > 0; left -= 1) take(steps < 0 ? "undo" : "redo");
    close();
  }

  function along(move: Move): HistoryVersion[] {
    const side = move === "undo" ? "before" : "after";
    const steps = history.steps(move);
    const present = core.getState();
    let nearer = present.draft;
    return versionsAlong(present, steps, { side, known: [present.saved, present.draft] }).map(
      (version, index) => {
        // There are as many versions as steps.
        const step = steps[index] as Step;
        const [before, after] = side === "before" ? [version.draft, nearer] : [nearer, version.draft];
        // Undo and redo then lead to the references that the reader gets here.
        step.before = before;
        step.after = after;
        nearer = version.draft;
        const { label, patches } = step;
        return { version, step: { label, patches, path: pathOf(step), before, after } };
      },
    );
  }

  return {
    undo: () => {
      travel(-1);
    },
    redo: () => {
      travel(1);
    },
    travel,
    versions: () => ({ past: along("undo"), future: along("redo") }),
  };
}

/** Shows the next step of a move; its drafts are worked out when they are read, before or after the move. */
export function showStep(core: DraftCore, move: Move): HistoryStep | undefined {
  const step = core.history.next(move);
  if (!step) return undefined;
  const { label, patches } = step;
  const beside = (side: "before" | "after") => {
    const present = core.getState();
    // Worked out anew: the server may have changed something since it was kept.
    return (step[side] = versionBeside(present, step, { side, known: [present.saved] }).draft);
  };
  return {
    label,
    patches,
    path: pathOf(step),
    get before() {
      return beside("before");
    },
    get after() {
      return beside("after");
    },
  };
}

/** The place at or below which a step changed everything. */
function pathOf({ patches }: Step): Path {
  const [first, ...others] = patches;
  return first ? others.reduce<Path>((path, each) => commonPath(path, each.path), first.path) : [];
}
