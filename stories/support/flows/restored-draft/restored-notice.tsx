import { useChanges, useLocalConfig } from "../../../../src/index.js";
import { screenTitle } from "../../screen/screen-title.js";

/** Props of `RestoredNotice`. */
export interface RestoredNoticeProps {
  /** How many changes came back. */
  count: number;
  onDismiss: () => void;
}

/** Says that unsaved changes of an earlier visit are back, to be kept or discarded; not once none is left. */
export function RestoredNotice({ count, onDismiss }: RestoredNoticeProps) {
  const { reset } = useLocalConfig();
  if (useChanges().length === 0) return null;
  /** The notice goes away with its buttons. */
  const leave = (button: Element) => {
    screenTitle(button)?.focus();
    onDismiss();
  };
  return (
    <section className="card restored" aria-labelledby="restored-title">
      <div>
        <h2 id="restored-title">Your unsaved changes are back</h2>
        <p className="hint">
          You left {count === 1 ? "1 change" : `${count} changes`} unsaved on your last visit.
        </p>
      </div>
      <div className="button-row">
        <button
          className="button"
          type="button"
          onClick={({ currentTarget }) => {
            reset();
            leave(currentTarget);
          }}
        >
          Discard them
        </button>
        <button
          className="button primary"
          type="button"
          onClick={({ currentTarget }) => {
            leave(currentTarget);
          }}
        >
          Keep them
        </button>
      </div>
    </section>
  );
}
