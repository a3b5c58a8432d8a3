import { useConnect, useConnection, useDisconnect } from "../../src/index.js";

/** Says whether the connection works; connects again, or disconnects. Stands inside `InstallationProvider`. */
export function Connection() {
  const { connection, health, isPending } = useConnection();
  const { connect } = useConnect();
  const { disconnect, isPending: isDisconnecting } = useDisconnect();
  if (isPending) return <p>Loading…</p>;
  return (
    <section>
      <p>
        {!connection ? "Not connected." : health === "healthy" ? "Connected." : "Sign in again to go on."}
      </p>
      {health !== "healthy" && (
        <button onClick={() => void connect({ kind: "oauth" }).catch(() => undefined)}>Sign in</button>
      )}
      {connection && (
        <button disabled={isDisconnecting} onClick={() => void disconnect().catch(() => undefined)}>
          Disconnect
        </button>
      )}
    </section>
  );
}
