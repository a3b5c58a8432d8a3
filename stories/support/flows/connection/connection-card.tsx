import { Fragment, type ReactNode } from "react";
import { useConnect, useConnection, useProvider, type UseConnectOptions } from "../../../../src/index.js";
import { SignInForm } from "../connect/sign-in-form.js";
import { Failure } from "../../screen/failure.js";
import { DisconnectButton } from "./disconnect-button.js";

/** Props of `ConnectionCard`. */
export interface ConnectionCardProps extends UseConnectOptions {
  appName: string;
  providerName: string;
  children?: ReactNode;
}

/** Says whether the connection works, and lets the customer connect again or take it away. */
export function ConnectionCard({ appName, providerName, children, ...options }: ConnectionCardProps) {
  const { connection, health } = useConnection();
  const { provider } = useProvider();
  const { connect, cancel, isPending, error } = useConnect(options);
  const isHealthy = health === "healthy";
  const inputs = connection ? [] : (provider?.metadata?.input ?? []);

  return (
    <section className="card connect" aria-labelledby="connection-title">
      <h2 id="connection-title">Your {providerName}</h2>
      <p role="status">
        {isHealthy
          ? `Connected. What ${appName} writes reaches ${providerName}.`
          : connection
            ? `${providerName} no longer lets ${appName} in. Sign in again, and everything continues as before.`
            : `Disconnected. Nothing is written. Your settings are kept and apply again once you reconnect.`}
      </p>
      {!isHealthy && (
        <SignInForm
          // An input that is asked for anew starts from its own default.
          key={inputs.map(({ name }) => name).join()}
          {...{ providerName, inputs, isPending, cancel }}
          baseUrl={provider?.baseURL ?? ""}
          onSignIn={(metadata) => {
            void connect({ kind: "oauth", metadata }).catch(() => undefined);
          }}
        />
      )}
      <div aria-live="polite">{error && !isPending && <Failure title="Not connected." error={error} />}</div>
      {/* What was tried while it worked says nothing once it does not. */}
      <Fragment key={health}>{children}</Fragment>
      {connection && <DisconnectButton {...{ appName, providerName }} />}
    </section>
  );
}
