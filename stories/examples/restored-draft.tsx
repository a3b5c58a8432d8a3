import { InstallationProvider, persistDraft, useChanges } from "../../src/index.js";

/** A screen whose unsaved edits survive a reload: they are kept in `localStorage`. */
export function Settings({ groupRef, consumerRef }: { groupRef: string; consumerRef: string }) {
  return (
    <InstallationProvider
      integration="write-to-salesforce"
      {...{ groupRef, consumerRef }}
      persist={persistDraft}
    >
      <Unsaved />
    </InstallationProvider>
  );
}

function Unsaved() {
  const { length } = useChanges();
  return length > 0 ? <p>{length} changes are not saved yet.</p> : <p>Everything is saved.</p>;
}
