import { useHistory } from "../../../src/index.js";

/** Takes edits back and makes them again. */
export function HistoryButtons() {
  const { undo, redo, canUndo, canRedo, undoLabel, redoLabel } = useHistory();

  return (
    <span className="history">
      <HistoryButton
        name="Undo"
        keys="Control+Z Meta+Z"
        sign="↶"
        label={undoLabel}
        isOn={canUndo}
        onClick={undo}
      />
      <HistoryButton
        name="Redo"
        keys="Control+Shift+Z Control+Y Meta+Shift+Z"
        sign="↷"
        label={redoLabel}
        isOn={canRedo}
        onClick={redo}
      />
    </span>
  );
}

interface HistoryButtonProps {
  name: string;
  /** As `aria-keyshortcuts` has them. */
  keys: string;
  sign: string;
  /** What it would take back or make again. */
  label: string | undefined;
  isOn: boolean;
  onClick: () => void;
}

function HistoryButton({ name, keys, sign, label, isOn, onClick }: HistoryButtonProps) {
  const title = label === undefined ? name : `${name}: ${label}`;
  return (
    <button
      className="button"
      type="button"
      title={title}
      aria-label={title}
      aria-keyshortcuts={keys}
      aria-disabled={!isOn}
      onClick={isOn ? onClick : undefined}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
