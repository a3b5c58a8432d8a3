import { useChanges, useInstallation, useSaveInstallation } from "headless-write-kit";

/** Saves the draft, and says how it stands. */
export function SaveButton() {
  const { installation } = useInstallation();
  const { save, status, error } = useSaveInstallation();
  const count = useChanges().length;
  return (
    <footer>
      <output>
        {status === "pending" ? "Saving…" : count > 0 ? `${count} unsaved` : "Everything is saved"}
      </output>
      <button
        disabled={count === 0 || status === "pending"}
        onClick={() => void save().catch(() => undefined)} // `error` has it.
      >
        {installation ? "Save" : "Install"}
      </button>
      {error && <p role="alert">{error.message}</p>}
    </footer>
  );
}
