import type { ReactNode } from "react";
import { useInstallation } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import type { LoginProps } from "../connect/connect-panel.js";
import "../connect/connect.css";
import "../../screen/screen.css";
import { Failure } from "../../screen/failure.js";
import { ConnectionCard } from "./connection-card.js";

/** Props of `ConnectionPage`. */
export interface ConnectionPageProps extends FlowProps {
  /** How the customer signs in at the provider. @default in a window of the browser */
  login?: LoginProps;
  /** Shown inside the card, above the button that disconnects. */
  children?: ReactNode;
}

/** The page of one customer's connection, which an installation uses. */
export function ConnectionPage({ appName, providerName, login = {}, children }: ConnectionPageProps) {
  const { besideConnect, ...options } = login;
  const { isSuccess, installation, error, refetch } = useInstallation();
  const isWorking = installation?.healthStatus === "healthy";
  return (
    <main className="screen">
      <header className="page-head">
        <div>
          <p className="eyebrow">Integrations</p>
          <h1 tabIndex={-1}>Connection</h1>
        </div>
        {isSuccess && (
          <p className="badge" data-on={isWorking} data-broken={installation && !isWorking}>
            {installation ? `Installed, ${isWorking ? "working" : "not working"}` : "Not installed"}
          </p>
        )}
      </header>
      {isSuccess ? (
        <div className="connecting">
          <ConnectionCard {...{ appName, providerName }} {...options}>
            {children}
          </ConnectionCard>
          {besideConnect}
        </div>
      ) : (
        <output className="card notice">
          {error ? (
            <Failure title="The connection cannot be shown." error={error} onRetry={() => void refetch()} />
          ) : (
            "Loading…"
          )}
        </output>
      )}
    </main>
  );
}
