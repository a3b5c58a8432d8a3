"use client";

import { useSyncExternalStore } from "react";
import { stepData } from "../../draft/store/history/describe-step.js";
import type { HistorySteps } from "../../draft/store/draft-store.js";
import type { StepData } from "../../words/messages.js";
import { sayStep } from "../../words/translate.js";
import { useDictionary } from "../internal/rendering/use-dictionary.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";

/** What can be undone and redone. */
export interface UseHistoryResult {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What `undo` would take back, such as "Enable deletion on contact": the label of its batch, else what it changed. */
  readonly undoLabel: string | undefined;
  /** What `redo` would do again. */
  readonly redoLabel: string | undefined;
  /** The same as data, for words of your own. */
  readonly undoStep: StepData | undefined;
  readonly redoStep: StepData | undefined;
}

/**
 * Steps back and forth through the user's edits; what the server changed meanwhile stays. Edits made in one
 * `useLocalConfig().batch` are one step, and so is typing on in one field.
 *
 * @example
 * function UndoButton() {
 *   const { undo, canUndo, undoLabel } = useHistory();
 *   return <button disabled={!canUndo} onClick={undo}>{canUndo ? `Undo: ${undoLabel}` : "Undo"}</button>;
 * }
 */
export function useHistory(): UseHistoryResult {
  const store = useDraftStore();
  const steps = useSyncExternalStore(store.subscribeState, store.steps, getNone);
  const messages = useDictionary();
  const [undoStep, redoStep] = [steps.undo && stepData(steps.undo), steps.redo && stepData(steps.redo)];
  return {
    undo: store.undo,
    redo: store.redo,
    canUndo: steps.undo !== undefined,
    canRedo: steps.redo !== undefined,
    undoLabel: undoStep && sayStep(undoStep, messages),
    redoLabel: redoStep && sayStep(redoStep, messages),
    undoStep,
    redoStep,
  };
}

const none: HistorySteps = { undo: undefined, redo: undefined };

/** A draft starts without steps. */
function getNone() {
  return none;
}
