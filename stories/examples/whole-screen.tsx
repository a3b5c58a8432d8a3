import {
  AmpersandProvider,
  InstallationProvider,
  useChanges,
  useConnection,
  useInstallation,
  useLocalConfig,
  useManifest,
  useSaveInstallation,
} from "../../src/index.js";

/** The providers stand once, around the settings of one customer. */
export function SettingsPage({ groupRef, consumerRef }: { groupRef: string; consumerRef: string }) {
  return (
    <AmpersandProvider options={{ project: "mock-project", apiKey: "demo-key" }}>
      <InstallationProvider integration="parcelo-for-salesforce" {...{ groupRef, consumerRef }}>
        <Settings />
      </InstallationProvider>
    </AmpersandProvider>
  );
}

/** The smallest whole screen: which objects are written, what is unsaved, and Save. */
function Settings() {
  const { connection } = useConnection();
  const { installation } = useInstallation();
  const { data, isPending, error, refetch } = useManifest();
  const config = useLocalConfig();
  const changes = useChanges();
  const { save, status, errorMsg } = useSaveInstallation();

  if (error) return <button onClick={() => void refetch()}>Try again</button>;
  if (isPending) return <p>{connection ? "Loading…" : "Connect first."}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(() => undefined); // `errorMsg` says it.
      }}
    >
      <h1>{data?.content.displayName}</h1>
      {data?.content.write?.objects?.map(({ objectName, displayName }) => (
        <label key={objectName}>
          <input
            type="checkbox"
            checked={config.writeObject(objectName).getWriteEnabled()}
            onChange={({ target }) => config.writeObject(objectName).setEnabled(target.checked)}
          />
          Write to {displayName}
        </label>
      ))}
      <output>{status === "pending" ? "Saving…" : `${changes.length} unsaved changes`}</output>
      <button disabled={status === "pending" || changes.length === 0}>
        {installation ? "Save" : "Install"}
      </button>
      {errorMsg && <p role="alert">{errorMsg}</p>}
    </form>
  );
}
