import { isSameKept, isSameState, type DraftState, type KeptBeside } from "../draft-state.js";
import type { History } from "../history/history.js";
import type { ChangedPlace, PathListeners } from "../path-listeners.js";
import type { PendingWrites } from "./pending-writes.js";
import { isNeedless } from "../history/step.js";
import { createTransaction, type Transaction } from "./transaction.js";

/** Which edits are one step, and when listeners hear of them. */
export interface Batches {
  /** The step that is being made; `undefined` between batches. */
  current(): Transaction | undefined;
  /** Makes edits one step of the history, called `label`. */
  transact(edits: () => void, label?: string): void;
  /** Starts a batch that lasts until the function returned is called. */
  open(): () => void;
  /** Makes changes that are no step: the step so far ends before them. */
  betweenSteps(changes: () => void): void;
  /** To be called before the state is replaced: listeners then compare the state before the batch with the one after it. */
  compareStates(): void;
}

/** What batches work on. */
export interface BatchesInput {
  readonly writes: PendingWrites;
  readonly history: History;
  readonly listeners: PathListeners;
  readonly updateConflicts: () => void;
  readonly getState: () => DraftState;
  /** What is remembered beside the draft. */
  readonly kept: () => KeptBeside;
}

/** An open batch, with the batches nested in it. */
interface Open {
  depth: number;
  label: string | undefined;
  part: Transaction;
  ended: Transaction[];
  /** Whether an earlier part was added to the history, and what is edited now belongs to the same step. */
  isContinued: boolean;
  /** What earlier parts changed, until the listeners are told. */
  changed: readonly ChangedPlace[];
  /** Whether an earlier part changed conflicts. */
  isStateChanged: boolean;
  /** What was remembered beside the draft before the batch. */
  keptBefore: KeptBeside;
  /** The state before the batch; `undefined` unless the state was replaced since. */
  from: DraftState | undefined;
}

/** Makes the batches of a draft. */
// eslint-disable-next-line max-lines-per-function -- short functions over the batch that is open
export function createBatches(input: BatchesInput): Batches {
  const { writes, history, listeners, updateConflicts, getState, kept } = input;
  let open: Open | undefined;

  function begin(label?: string): Open {
    open ??= {
      depth: 0,
      label,
      part: createTransaction(writes),
      ended: [],
      isContinued: false,
      changed: [],
      isStateChanged: false,
      keptBefore: kept(),
      from: undefined,
    };
    open.depth += 1;
    open.label ??= label;
    return open;
  }

  /** Ends the current part. With `isStep` it becomes a step of the history, unless it changed nothing. */
  function endPart(under: Open, isStep: boolean) {
    updateConflicts();
    const outcome = under.part.outcome();
    if (!isNeedless(outcome)) {
      const { startTree } = under.part;
      if (isStep) {
        history.add({ ...outcome, label: under.label, before: startTree, joinsLast: under.isContinued });
      }
      under.isContinued = isStep;
      under.changed = under.changed.length > 0 ? [...under.changed, ...outcome.patches] : outcome.patches;
      under.isStateChanged ||= outcome.conflictPatches.length > 0;
    }
    under.ended.push(under.part);
    under.part = createTransaction(writes);
  }

  function end() {
    if (!open || (open.depth -= 1) > 0) return;
    endPart(open, true);
    const { from, changed } = open;
    const isStateChanged = open.isStateChanged || !isSameKept(open.keptBefore, kept());
    open = undefined;
    if (from) tellDifference(from, getState());
    else if (changed.length > 0) listeners.notify(changed, ["draft"]);
    else if (isStateChanged) listeners.notify([{ path: [], before: {}, after: {} }]);
  }

  function tellDifference(before: DraftState, after: DraftState) {
    if (!isSameState(before, after)) listeners.notify([{ path: [], before, after }]);
  }

  return {
    current: () => open?.part,
    transact: (edits, label) => {
      begin(label);
      try {
        edits();
      } finally {
        end();
      }
    },
    open: () => {
      begin();
      let isOpen = true;
      return () => {
        if (isOpen) end();
        isOpen = false;
      };
    },
    betweenSteps: (changes) => {
      const under = begin();
      endPart(under, true);
      try {
        changes();
      } finally {
        endPart(under, false);
        end();
      }
    },
    compareStates: () => {
      if (!open || open.from) return;
      const now = getState();
      open.from = { ...now, draft: open.ended.reduceRight((draft, part) => part.undone(draft), now.draft) };
    },
  };
}
