"use client";

import { useMemo, useSyncExternalStore } from "react";
import { stepData } from "../../draft/store/history/describe-step.js";
import type { DraftStore, HistorySteps } from "../../draft/store/draft-store.js";
import { reconcile } from "../../json/reconcile.js";
import type { StepData } from "../../words/messages.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";
import { useStepWords } from "../internal/rendering/use-step-words.js";

/** What can be undone and redone. */
export interface UseHistoryResult {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /**
   * What `undo` would take back: the label of its batch, else what it changed, such as "Enable deletion on Contact". Objects and
   * fields are called by their display names, once `useManifest` or another hook has loaded those.
   */
  readonly undoLabel: string | undefined;
  /** What `redo` would do again. */
  readonly redoLabel: string | undefined;
  /** The same steps as data, with the names that the config has, for labels of your own. */
  readonly undoStep: StepData | undefined;
  readonly redoStep: StepData | undefined;
}

/**
 * Steps back and forth through the user's edits; what the server changed meanwhile stays. Edits made in one
 * `useLocalConfig().batch` are one step, and so is continued typing in one field.
 *
 * @example
 * function UndoButton() {
 *   const { undo, canUndo, undoLabel } = useHistory();
 *   return <button disabled={!canUndo} onClick={undo}>{canUndo ? `Undo: ${undoLabel}` : "Undo"}</button>;
 * }
 */
export function useHistory(): UseHistoryResult {
  const store = useDraftStore();
  const get = useMemo(() => createStepsReader(store), [store]);
  const { undoStep, redoStep } = useSyncExternalStore(store.subscribeState, get, getNone);
  const [undoLabel, redoLabel] = [useStepWords(undoStep), useStepWords(redoStep)];
  return {
    undo: store.undo,
    redo: store.redo,
    canUndo: undoStep !== undefined,
    canRedo: redoStep !== undefined,
    undoLabel,
    redoLabel,
    undoStep,
    redoStep,
  };
}

type ShownSteps = Pick<UseHistoryResult, "undoStep" | "redoStep">;

/** Makes a function that returns the same object while the steps have equal content, as during continued typing in a field. */
function createStepsReader(store: DraftStore): () => ShownSteps {
  let last: { steps: HistorySteps; shown: ShownSteps } | undefined;
  return () => {
    const steps = store.steps();
    if (last?.steps !== steps) {
      const { undo, redo } = steps;
      const shown = { undoStep: undo && stepData(undo), redoStep: redo && stepData(redo) };
      last = { steps, shown: reconcile(last?.shown, shown) };
    }
    return last.shown;
  };
}

const none: ShownSteps = { undoStep: undefined, redoStep: undefined };

/** A draft starts without steps. */
function getNone() {
  return none;
}
