"use client";

import { useSyncExternalStore } from "react";
import { describeStep } from "../../draft/store/history/describe-step.js";
import type { HistorySteps } from "../../draft/store/draft-store.js";
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
  return {
    undo: store.undo,
    redo: store.redo,
    canUndo: steps.undo !== undefined,
    canRedo: steps.redo !== undefined,
    undoLabel: steps.undo && describeStep(steps.undo),
    redoLabel: steps.redo && describeStep(steps.redo),
  };
}

const none: HistorySteps = { undo: undefined, redo: undefined };

/** A draft starts without steps. */
function getNone() {
  return none;
}
