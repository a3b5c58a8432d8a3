import { useManifest } from "../../src/index.js";
import { SavePreview } from "./save-preview.js";
import { Screen } from "./screen.js";
import { SettingsEditor } from "./settings-editor.js";

/** Props of `WriteSettings`. */
export interface WriteSettingsProps {
  /** The app that writes, as the customer knows it. */
  appName: string;
  /** The customer's CRM, as the customer knows it. */
  providerName: string;
}

/** The screen on which a customer decides what an app may write to the CRM. */
export function WriteSettings({ appName, providerName }: WriteSettingsProps) {
  const { data } = useManifest();
  return (
    <Screen
      providerName={providerName}
      lead={`Decide what ${appName} may write to your ${providerName}. Nothing changes until you save.`}
    >
      <div className="columns">
        <div className="settings">
          <SettingsEditor objects={data?.content.write?.objects ?? []} {...{ appName, providerName }} />
        </div>
        <SavePreview />
      </div>
    </Screen>
  );
}
