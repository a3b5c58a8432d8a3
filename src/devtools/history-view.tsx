import { useSyncExternalStore } from "react";
import { diffLeaves } from "../draft/changes.js";
import { describeStep } from "../draft/describe-step.js";
import type { DraftStore } from "../draft/draft-store.js";
import type { HistoryStep } from "../draft/history.js";
import { ChangeList } from "./change-list.js";

/** The steps next to the present draft, and the way to them (D9). */
export function HistoryView({ store }: { store: DraftStore }) {
  const { undo, redo } = useSyncExternalStore(store.subscribeState, store.steps);
  return (
    <>
      <Step title="Undo" step={undo} none="Nothing to undo." onClick={store.undo} />
      <Step title="Redo" step={redo} none="Nothing to redo." onClick={store.redo} />
    </>
  );
}

interface StepProps {
  title: string;
  step: HistoryStep | undefined;
  none: string;
  onClick: () => void;
}

function Step({ title, step, none, onClick }: StepProps) {
  return (
    <section aria-label={title}>
      {/* Not disabled where there is no step: that would lose the focus. */}
      <button type="button" aria-disabled={!step} onClick={onClick}>
        {title}
      </button>{" "}
      {step ? <b>{describeStep(step)}</b> : none}
      {step && <ChangeList changes={diffLeaves(step.before, step.after)} />}
    </section>
  );
}
