import { useManifest } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { leadOfEditor } from "../../editor/lead-of-editor.js";
import { Columns } from "../../screen/columns.js";
import { Screen } from "../../screen/screen.js";
import { SettingsEditor } from "./settings-editor.js";

/** The screen on which a customer decides what an app may write to the CRM. */
export function WriteSettings(props: FlowProps) {
  const { appName, providerName } = props;
  const objects = useManifest().data?.content.write?.objects ?? [];
  return (
    <Screen
      providerName={providerName}
      lead={leadOfEditor(`Decide what ${appName} may write to your ${providerName}.`, props.readOnlyReason)}
    >
      <Columns>
        <SettingsEditor {...props} objects={objects} />
      </Columns>
    </Screen>
  );
}
