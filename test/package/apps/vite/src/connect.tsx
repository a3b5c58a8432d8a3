import { useConnect, useProvider, type UseConnectOptions } from "headless-write-kit";

/** Asks what the provider has to be told, and opens its login in the click. */
export function Connect(options: UseConnectOptions) {
  const { provider } = useProvider();
  const { connect, isPending, error } = useConnect(options);
  if (!provider) return <p>Loading…</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const metadata = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
        void connect({ kind: "oauth", metadata }).catch(() => undefined); // `error` has it.
      }}
    >
      {provider.metadata?.input?.map(({ name, displayName }) => (
        <label key={name}>
          {displayName ?? name} <input name={name} required />
        </label>
      ))}
      <button>{isPending ? "Connecting…" : `Connect ${provider.displayName ?? provider.name}`}</button>
      {error && <p role="alert">{error.message}</p>}
    </form>
  );
}
