import type { ReactNode } from "react";
import { useConnection, useInstallation, useManifest } from "../../../src/index.js";
import { Failure } from "./failure.js";
import "./screen.css";

/** Props of `Screen`. */
export interface ScreenProps {
  /** @default the integration's display name */
  title?: string;
  lead: string;
  /** The customer's CRM, as the customer knows it. */
  providerName: string;
  /** What concerns the screen as a whole. */
  actions?: ReactNode;
  /** Shown instead while the customer is not connected. @default words that say so */
  connect?: ReactNode;
  /** Shown once manifest and installation are loaded. */
  children: ReactNode;
}

/** A page about one customer's installation: its head, and below it the content, or why there is none. */
export function Screen({ title, lead, providerName, actions, connect, children }: ScreenProps) {
  const manifest = useManifest();
  const { data, isSuccess, error } = manifest;
  const installation = useInstallation();
  const connection = useConnection();

  const tryAgain = () => {
    for (const each of [connection, installation, manifest]) if (each.isError) void each.refetch();
  };
  const failure = connection.error ?? installation.error ?? error;
  return (
    <main className="screen">
      <header className="page-head">
        <div>
          <p className="eyebrow">Integrations</p>
          <h1 tabIndex={-1}>{title ?? data?.content.displayName ?? providerName}</h1>
          <p className="lead">{lead}</p>
        </div>
        <div className="page-actions">
          {installation.isSuccess && (
            <p className="badge" data-on={installation.installation !== undefined}>
              {installation.installation ? "Installed" : "Not installed"}
            </p>
          )}
          {actions}
        </div>
      </header>
      {isSuccess && installation.isSuccess ? (
        children
      ) : !failure && connect !== undefined && connection.isSuccess && !connection.connection ? (
        connect
      ) : (
        <output className="card notice">
          {failure ? (
            <Failure title="The settings cannot be shown." error={failure} onRetry={tryAgain} />
          ) : connection.isSuccess && !connection.connection ? (
            `Connect ${providerName} first.`
          ) : (
            "Loading the settings…"
          )}
        </output>
      )}
    </main>
  );
}
