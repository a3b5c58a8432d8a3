import { useChanges, useSaveInstallation, useSavePlan, type SaveStrategy } from "../../../src/index.js";
import { Failure } from "../screen/failure.js";
import { HistoryButtons } from "./history-buttons.js";

/** Props of `SaveBar`. */
export interface SaveBarProps {
  strategy?: SaveStrategy | undefined;
  onReset: () => void;
}

/** Saves or resets the draft, and says in a live region how it stands. */
export function SaveBar({ strategy, onReset }: SaveBarProps) {
  const changes = useChanges();
  const plan = useSavePlan({ strategy });
  const { save, status, error } = useSaveInstallation();
  const isCreate = plan?.kind === "create";
  const canSave =
    status !== "pending" && (isCreate || plan?.kind === "json-patch" || plan?.kind === "update-mask");
  const canReset = status !== "pending" && changes.length > 0;
  const failure = status === "error" && canSave ? error : null;

  return (
    <div className="save-bar">
      <output>
        {failure && <Failure title="Not saved; your changes are still here." error={failure} />}
        <span className="status" data-dirty={changes.length > 0}>
          {status === "pending"
            ? "Saving…"
            : changes.length > 0
              ? `${changes.length} unsaved ${changes.length === 1 ? "change" : "changes"}`
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
        onClick={canReset ? onReset : undefined}
      >
        Reset
      </button>
      <button
        className="button primary"
        type="button"
        aria-disabled={!canSave}
        onClick={canSave ? () => void save(strategy && { strategy }) : undefined}
      >
        Save
      </button>
    </div>
  );
}
