import { useEffect } from "react";
import { useHistory } from "../../../src/index.js";

/** Takes edits back and makes them again, by buttons and by the keys that people know. */
export function HistoryButtons() {
  const { undo, redo, canUndo, canRedo, undoLabel, redoLabel } = useHistory();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isZ = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.altKey;
      // A text field has an undo of its own.
      if (!isZ || (event.target instanceof HTMLInputElement && event.target.type !== "checkbox")) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [undo, redo]);

  return (
    <span className="history">
      <HistoryButton name="Undo" sign="↶" label={undoLabel} isOn={canUndo} onClick={undo} />
      <HistoryButton name="Redo" sign="↷" label={redoLabel} isOn={canRedo} onClick={redo} />
    </span>
  );
}

interface HistoryButtonProps {
  name: string;
  sign: string;
  /** What it would take back or make again. */
  label: string | undefined;
  isOn: boolean;
  onClick: () => void;
}

function HistoryButton({ name, sign, label, isOn, onClick }: HistoryButtonProps) {
  const title = label === undefined ? name : `${name}: ${label}`;
  return (
    <button
      className="button"
      type="button"
      title={title}
      aria-label={title}
      aria-disabled={!isOn}
      onClick={isOn ? onClick : undefined}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
