import { useConnection, useManifest } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { Screen } from "../../screen/screen.js";
import { SettingsEditor } from "../write-settings/settings-editor.js";
import { ConnectPanel, type LoginProps } from "./connect-panel.js";

/** Props of `Connect`. */
export interface ConnectProps extends FlowProps {
  /** How the customer signs in at the provider. @default in a window of the browser */
  login?: LoginProps;
}

/** A screen that asks the customer to connect first, and then shows what there is to decide. */
export function Connect({ appName, providerName, login }: ConnectProps) {
  const { connection } = useConnection();
  return (
    <Screen
      providerName={providerName}
      lead={
        connection
          ? `${appName} is connected to your ${providerName}. Nothing changes until you save.`
          : `Let ${appName} work with your ${providerName}.`
      }
      connect={<ConnectPanel {...{ appName, providerName }} {...login} />}
    >
      <div className="settings connected">
        <WriteObjects {...{ appName, providerName }} />
      </div>
    </Screen>
  );
}

function WriteObjects(props: FlowProps) {
  const objects = useManifest().data?.content.write?.objects ?? [];
  return <SettingsEditor objects={objects} {...props} />;
}
