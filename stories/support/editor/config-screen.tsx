import { ConfigEditor, type ConfigEditorProps } from "./config-editor.js";
import { leadOfEditor } from "./lead-of-editor.js";
import { Columns } from "../screen/columns.js";
import { Screen, type ScreenProps } from "../screen/screen.js";

/** What every screen of an integration is told. */
export interface FlowProps extends Pick<ConfigEditorProps, "readOnlyReason"> {
  /** The app, as the customer knows it. */
  appName: string;
  /** The customer's CRM, as the customer knows it. */
  providerName: string;
}

/** A screen that edits a part of the config, alone or with something beside it. */
export function ConfigScreen({ readOnlyReason, children, lead, ...screen }: ScreenProps & ConfigEditorProps) {
  return (
    <Screen {...screen} lead={leadOfEditor(lead, readOnlyReason)}>
      <Columns>
        <ConfigEditor readOnlyReason={readOnlyReason}>{children}</ConfigEditor>
      </Columns>
    </Screen>
  );
}
