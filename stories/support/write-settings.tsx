import { useState } from "react";
import { useConnection, useInstallation, useLocalConfig, useManifest } from "../../src/index.js";
import { ObjectCard } from "./object-card.js";
import { SaveBar } from "./save-bar.js";
import { SavePreview } from "./save-preview.js";
import "./write-settings.css";

/** Props of `WriteSettings`. */
export interface WriteSettingsProps {
  /** The app that writes, as the customer knows it. */
  appName: string;
  /** The customer's CRM, as the customer knows it. */
  providerName: string;
}

/** The screen on which a customer decides what an app may write to the CRM. */
export function WriteSettings({ appName, providerName }: WriteSettingsProps) {
  const config = useLocalConfig();
  const { data, isSuccess, error } = useManifest();
  const installation = useInstallation();
  const connection = useConnection();
  // Counts resets: remounted cards drop what was typed and never reached the draft.
  const [resets, setResets] = useState(0);

  const failure = connection.error ?? installation.error ?? error;
  const isReady = isSuccess && installation.isSuccess;
  return (
    <main className="write-settings">
      <header className="page-head">
        <div>
          <p className="eyebrow">Integrations</p>
          <h1>{data?.content.displayName ?? providerName}</h1>
          <p className="lead">
            Decide what {appName} may write to your {providerName}. Nothing changes until you save.
          </p>
        </div>
        {installation.isSuccess && (
          <p className="badge" data-on={installation.installation !== undefined}>
            {installation.installation ? "Installed" : "Not installed"}
          </p>
        )}
      </header>
      {isReady ? (
        <div className="columns">
          <div className="settings">
            {data?.content.write?.objects?.map(({ objectName, displayName }) => (
              <ObjectCard
                key={`${resets}:${objectName}`}
                {...{ objectName, displayName, appName, providerName }}
              />
            ))}
            <SaveBar
              onReset={() => {
                config.reset();
                setResets(resets + 1);
              }}
            />
          </div>
          <SavePreview />
        </div>
      ) : (
        <output className="card notice">
          {failure
            ? `The settings cannot be shown: ${failure.message}`
            : connection.isSuccess && !connection.connection
              ? `Connect ${providerName} first.`
              : "Loading the settings…"}
        </output>
      )}
    </main>
  );
}
