import { useChanges, useLocalConfig } from "../../../src/index.js";

/** Says that unsaved changes of an earlier visit are back, to be kept or discarded. */
export function RestoredNotice({ onDismiss }: { onDismiss: () => void }) {
  const { reset } = useLocalConfig();
  const count = useChanges().length;
  if (count === 0) return null;
  return (
    <section className="card restored" aria-labelledby="restored-title">
      <div>
        <h2 id="restored-title">Your unsaved changes are back</h2>
        <p className="hint">
          You left {count === 1 ? "a change" : `${String(count)} changes`} unsaved on your last visit.
        </p>
      </div>
      <div className="button-row">
        <button
          className="button"
          type="button"
          onClick={() => {
            reset();
            onDismiss();
          }}
        >
          Discard them
        </button>
        <button className="button" type="button" onClick={onDismiss}>
          Keep them
        </button>
      </div>
    </section>
  );
}
