import { useConnect, useConnection, useProvider } from "../../src/index.js";

/** Lets a customer connect, by a login or an API key. Stands inside `InstallationProvider`. */
export function Connect() {
  const { connection } = useConnection();
  const { provider, error: providerError, refetch } = useProvider();
  const { connect, isPending, errorMsg } = useConnect();
  if (connection) return <p>Connected.</p>;
  if (providerError) return <button onClick={() => void refetch()}>Try again</button>;
  if (!provider) return <p>Loading…</p>;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
        const { apiKey = "", ...metadata } = values;
        // Right in the event: browsers allow the login window only there.
        void connect(
          provider.authType === "apiKey" ? { kind: "apiKey", apiKey, metadata } : { kind: "oauth", metadata },
        ).catch(() => undefined); // `errorMsg` says it.
      }}
    >
      {provider.metadata?.input?.map(({ name, displayName }) => (
        <label key={name}>
          {displayName ?? name} <input name={name} required />
        </label>
      ))}
      {provider.authType === "apiKey" && (
        <label>
          API key <input name="apiKey" type="password" required />
        </label>
      )}
      <button>{isPending ? "Connecting…" : `Connect ${provider.displayName ?? provider.name}`}</button>
      {errorMsg && <p role="alert">{errorMsg}</p>}
    </form>
  );
}
