import { useRef } from "react";
import { isUnsupportedChangeError, useHistory, type SaveStrategy } from "../../../src/index.js";
import { Failure } from "../screen/failure.js";
import { HistoryButtons } from "./history-buttons.js";
import { RemainingIssues } from "./remaining-issues.js";
import { useSaveKeys, useShortcuts } from "./shortcuts.js";
import { useEdits } from "./use-edits.js";
import { useSaving } from "./use-saving.js";

/** Props of `SaveBar`. */
export interface SaveBarProps {
  strategy?: SaveStrategy | undefined;
}

/** Saves or resets the draft, and says in a live region how it stands. */
export function SaveBar({ strategy }: SaveBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const edits = useEdits();
  const { undo, redo } = useHistory();
  const isDirty = edits.length > 0;
  const { status, isCreate, canSave, isTyping, rejected, failure, heldBack, saveAll, reset } = useSaving({
    strategy,
    isDirty,
  });
  const save = () => {
    saveAll(bar.current);
  };
  useShortcuts({ save, undo, redo });
  const saveKeys = useSaveKeys();

  const canReset = status !== "pending" && (isDirty || isTyping);
  const count = `${edits.length} unsaved ${edits.length === 1 ? "change" : "changes"}`;
  return (
    <div ref={bar} className="save-bar">
      <output>
        {failure && (
          <Failure
            title="Not saved; your changes are still here."
            error={failure}
            // The same again would fail the same way.
            onRetry={isUnsupportedChangeError(failure) ? undefined : save}
          />
        )}
        {heldBack === "issues" && <RemainingIssues />}
        <span className="status" data-dirty={isDirty || isTyping}>
          {status === "pending"
            ? "Saving…"
            : heldBack === "unfinished" && rejected
              ? `Not saved: finish ${rejected.name} first.`
              : isDirty
                ? count
                : isTyping
                  ? "Editing…"
                  : isCreate
                    ? "Not installed yet"
                    : status === "success"
                      ? "Saved"
                      : "Everything is saved"}
        </span>
      </output>
      <HistoryButtons />
      {/* aria-disabled keeps the focus where it is when the button that was pressed has nothing left to do. */}
      <button
        className="button"
        type="button"
        aria-disabled={!canReset}
        onClick={canReset ? reset : undefined}
      >
        Reset
      </button>
      <button
        className="button primary"
        type="button"
        title={`Save (${saveKeys})`}
        aria-keyshortcuts="Control+S Meta+S"
        aria-disabled={!canSave}
        onClick={save}
      >
        Save
      </button>
    </div>
  );
}
