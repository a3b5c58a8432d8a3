import { useInstallation } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { StandInLogin } from "../connect/stand-in-login.js";
import { useStandInLogin } from "../connect/use-stand-in-login.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import "../connect/connect.css";
import "../../screen/screen.css";
import { Failure } from "../../screen/failure.js";
import { ConnectionCard } from "./connection-card.js";

/** Props of `ConnectionPage`. */
export type ConnectionPageProps = FlowProps & Pick<LoadedBackend, "backend">;

/** The page of one customer's connection, which an installation uses. */
export function ConnectionPage({ appName, providerName, backend }: ConnectionPageProps) {
  const { openWindow, isOpen, answer } = useStandInLogin({ backend });
  const { isSuccess, installation, error, refetch } = useInstallation();
  return (
    <main className="screen">
      <header className="page-head">
        <div>
          <p className="eyebrow">Integrations</p>
          <h1 tabIndex={-1}>Connection</h1>
        </div>
        {isSuccess && (
          <p className="badge" data-on={installation?.healthStatus === "healthy"}>
            {installation ? `Installed, ${installation.healthStatus}` : "Not installed"}
          </p>
        )}
      </header>
      {isSuccess ? (
        <div className="connecting">
          <ConnectionCard {...{ appName, providerName, openWindow }} />
          {isOpen && <StandInLogin {...{ appName, providerName }} onAnswer={answer} />}
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
