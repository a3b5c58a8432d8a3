import { useChanges, useHistory, useLocalConfig, useSaveInstallation } from "../../src/index.js";
import { useEffect, useEffectEvent } from "react";

/** The bar of a screen that edits a config: how the draft stands, back and forth, and the keys that people know. */
export function EditBar() {
  const changes = useChanges();
  const { reset } = useLocalConfig();
  const { undo, redo, canUndo, canRedo, undoLabel } = useHistory();
  const { save, status, errorMsg } = useSaveInstallation();
  const saveAll = () => void save().catch(() => undefined); // `errorMsg` says it.

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const key = event.key.toLowerCase();
    const action = key === "s" ? saveAll : key === "z" ? (event.shiftKey ? redo : undo) : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div role="toolbar" aria-label="Changes">
      <output>{status === "pending" ? "Saving…" : `${changes.length} unsaved changes`}</output>
      <button disabled={!canUndo} onClick={undo} title={undoLabel}>
        Undo
      </button>
      <button disabled={!canRedo} onClick={redo}>
        Redo
      </button>
      <button disabled={changes.length === 0} onClick={() => reset()}>
        Reset
      </button>
      <button disabled={changes.length === 0 || status === "pending"} onClick={saveAll}>
        Save
      </button>
      {errorMsg && <p role="alert">{errorMsg}</p>}
    </div>
  );
}
