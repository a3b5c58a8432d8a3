"use client";

import { memo, useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { diffLeaves } from "../draft/merge/changes.js";
import { describeStep } from "../draft/store/history/describe-step.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import type { HistoryStep } from "../draft/store/history/step.js";
import { ChangeList } from "./change-list.js";
import { listPlaces } from "./history-places.js";

/** Every step of the history, what can be redone too; a step that is chosen is gone to. */
export function HistoryView({ store }: { store: DraftStore }) {
  const now = useSyncExternalStore(store.subscribeState, store.getState);
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // jsdom, in which apps are tested, scrolls nothing.
    list.current?.querySelector("[aria-current]")?.scrollIntoView?.({ block: "nearest" });
  }, [now]);

  const goTo = (distance: number) => {
    // As one change: what is between is not shown by anything.
    store.travel(distance);
  };

  const places = listPlaces(store.versions());
  if (places.length === 1) return <p>None: nothing was edited.</p>;
  return (
    <ol ref={list}>
      {places.map(({ step, distance }, index) => (
        // By its place: the button that was pressed stays, and with it the focus.
        <li key={index}>
          <button
            type="button"
            id={`${id}-${String(index)}`}
            aria-current={distance === 0 ? "step" : undefined}
            data-undone={distance > 0}
            onClick={() => {
              goTo(distance);
            }}
          >
            {step ? <StepName {...step} /> : "Before the first step"}
            {distance > 0 && <small> (undone)</small>}
          </button>
          {step && <StepChanges step={step} stepId={`${id}-${String(index)}`} />}
        </li>
      ))}
    </ol>
  );
}

/** Memoised: to name many steps of a large config anew takes time. */
const StepName = memo(function StepName(step: HistoryStep) {
  return describeStep(step);
});

function StepChanges({ step, stepId }: { step: HistoryStep; stepId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <details
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary id={id} aria-labelledby={`${id} ${stepId}`}>
        Changes
      </summary>
      {isOpen && <ChangeList changes={diffLeaves(step.before, step.after)} />}
    </details>
  );
}
