import { useConnection, useManifest } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { Screen } from "../../screen/screen.js";
import { SettingsEditor } from "../write-settings/settings-editor.js";
import { ConnectCard } from "./connect-card.js";
import { StandInLogin } from "./stand-in-login.js";
import { useStandInLogin } from "./use-stand-in-login.js";

/** Props of `Connect`. */
export type ConnectProps = FlowProps & Pick<LoadedBackend, "backend">;

/** A screen that asks the customer to connect first, and then shows what there is to decide. */
export function Connect({ appName, providerName, backend }: ConnectProps) {
  const { openWindow, isOpen, answer } = useStandInLogin({ backend });
  const { connection } = useConnection();
  return (
    <Screen
      providerName={providerName}
      lead={
        connection
          ? `${appName} is connected to your ${providerName}. Nothing changes until you save.`
          : `Let ${appName} work with your ${providerName}.`
      }
      connect={
        <div className="connecting">
          <ConnectCard {...{ appName, providerName, openWindow }} />
          {isOpen && <StandInLogin {...{ appName, providerName }} onAnswer={answer} />}
        </div>
      }
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
