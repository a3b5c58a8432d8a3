import { useRef } from "react";
import {
  useConnect,
  useProvider,
  type ConnectParams,
  type ProviderInfo,
  type UseConnectOptions,
} from "../../../../src/index.js";
import { Failure } from "../../screen/failure.js";
import { screenTitle } from "../../screen/screen-title.js";
import { ApiKeyForm } from "./api-key-form.js";
import "./connect.css";
import { SignInForm } from "./sign-in-form.js";

/** Props of `ConnectCard`. */
export interface ConnectCardProps extends UseConnectOptions {
  appName: string;
  providerName: string;
}

/** Lets the customer connect the CRM, in the way that its provider takes. */
export function ConnectCard({ appName, providerName, ...options }: ConnectCardProps) {
  const { provider, error: loadError, refetch } = useProvider();
  const { connect, cancel, isPending, error } = useConnect(options);
  const card = useRef<HTMLElement>(null);
  const start = (params: ConnectParams) => {
    const title = screenTitle(card.current);
    // The card goes away once there is a connection; why there is none stands in `error`.
    void connect(params).then(
      () => title?.focus(),
      () => undefined,
    );
  };

  return (
    <section ref={card} className="card connect" aria-labelledby="connect-title">
      <h2 id="connect-title">Connect {providerName}</h2>
      <p className="hint">
        {appName} works with your {providerName} once you let it in. You can disconnect at any time.
      </p>
      {provider && <ConnectForm {...{ provider, providerName, isPending, cancel }} connect={start} />}
      {/* There from the start, so that what appears in it is announced. */}
      <div aria-live="polite">
        {isPending && <p className="hint">Connecting…</p>}
        {loadError && (
          <Failure
            title={`How to connect ${providerName} could not be looked up.`}
            error={loadError}
            onRetry={() => void refetch()}
          />
        )}
        {error && !isPending && <Failure title="Not connected." error={error} />}
      </div>
    </section>
  );
}

interface ConnectFormProps {
  connect: (params: ConnectParams) => void;
  cancel: () => void;
  isPending: boolean;
  provider: ProviderInfo;
  providerName: string;
}

function ConnectForm({ provider, connect, ...props }: ConnectFormProps) {
  switch (provider.authType) {
    case "oauth2":
      return (
        <SignInForm
          inputs={provider.metadata?.input ?? []}
          baseUrl={provider.baseURL}
          onSignIn={(metadata) => {
            connect({ kind: "oauth", metadata });
          }}
          {...props}
        />
      );
    case "apiKey":
      return (
        <ApiKeyForm
          onConnect={(apiKey) => {
            connect({ kind: "apiKey", apiKey });
          }}
          {...props}
        />
      );
    default:
      return <p className="hint">This screen has no form for how {props.providerName} is connected.</p>;
  }
}
