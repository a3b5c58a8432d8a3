import { useLocalConfig } from "../../../../src/index.js";

/** Props of `SweepingEdits`. */
export interface SweepingEditsProps {
  /** What is removed. */
  objectName: string;
  displayName: string;
}

/** Edits that no request can send as they are: the plan says what happens instead, or that nothing can. */
export function SweepingEdits({ objectName, displayName }: SweepingEditsProps) {
  const config = useLocalConfig();
  return (
    <section className="card" aria-labelledby="sweeping-title">
      <h2 id="sweeping-title">Edits that reach further</h2>
      <p className="hint">Not everything that an app can put into its draft can be sent.</p>
      <div className="button-row">
        <button
          className="button"
          type="button"
          onClick={() => {
            config.removeObject(objectName);
          }}
        >
          Remove {displayName} everywhere
        </button>
        <button
          className="button"
          type="button"
          onClick={() => {
            config.setDraft((draft) => ({ ...draft, provider: "hubspot" }));
          }}
        >
          Switch to another provider
        </button>
      </div>
    </section>
  );
}
