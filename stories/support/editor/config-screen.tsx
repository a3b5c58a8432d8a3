import { ConfigEditor, type ConfigEditorProps } from "./config-editor.js";
import { SavePreview } from "../save-preview/save-preview.js";
import { Screen, type ScreenProps } from "../screen/screen.js";

/** What every screen of an integration is told. */
export interface FlowProps extends Pick<ConfigEditorProps, "readOnlyReason"> {
  /** The app, as the customer knows it. */
  appName: string;
  /** The customer's CRM, as the customer knows it. */
  providerName: string;
}

/** A screen that edits a part of the config, with what Save will send beside it. */
export function ConfigScreen({ readOnlyReason, children, ...screen }: ScreenProps & ConfigEditorProps) {
  return (
    <Screen {...screen}>
      <div className="columns">
        <div className="settings">
          <ConfigEditor readOnlyReason={readOnlyReason}>{children}</ConfigEditor>
        </div>
        <SavePreview />
      </div>
    </Screen>
  );
}
