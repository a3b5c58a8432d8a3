"use client";

import {
  AmpersandProvider,
  InstallationProvider,
  useChanges,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
} from "headless-write-kit";

async function getToken({ groupRef }: { groupRef: string }): Promise<string> {
  const answer = await fetch(`/ampersand-token?group=${encodeURIComponent(groupRef)}`, { method: "POST" });
  if (!answer.ok) throw new Error(`no token: ${String(answer.status)}`);
  return answer.text();
}

export function CrmSettings({ groupRef, consumerRef }: { groupRef: string; consumerRef: string }) {
  return (
    <AmpersandProvider options={{ project: "my-project", getToken }}>
      <InstallationProvider integration="write-to-salesforce" groupRef={groupRef} consumerRef={consumerRef}>
        <ContactSettings />
      </InstallationProvider>
    </AmpersandProvider>
  );
}

function ContactSettings() {
  const { isPending, error } = useInstallation();
  const contact = useLocalConfig().writeObject("contact");
  const { save, status, errorMsg } = useSaveInstallation();
  const changes = useChanges();
  if (isPending) return <p>Loading…</p>;
  if (error) return <p role="alert">{error.message}</p>;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={contact.getDeletionEnabled()}
          onChange={(event) => contact.setDeletionEnabled(event.target.checked)}
        />
        Delete contacts
      </label>
      <button disabled={changes.length === 0 || status === "pending"} onClick={() => void save()}>
        Save
      </button>
      <output>{errorMsg}</output>
    </>
  );
}
