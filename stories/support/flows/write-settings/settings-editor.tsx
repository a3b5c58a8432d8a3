import type { HydratedIntegrationWriteObject } from "../../../../src/index.js";
import { ConfigEditor } from "../../editor/config-editor.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { ObjectCard } from "./object-card.js";
import "./write-settings.css";

/** Props of `SettingsEditor`. */
export interface SettingsEditorProps extends FlowProps {
  objects: readonly Pick<HydratedIntegrationWriteObject, "objectName" | "displayName">[];
}

/** The write settings of some objects, and the bar that saves or resets the draft. */
export function SettingsEditor({ objects, appName, providerName, readOnlyReason }: SettingsEditorProps) {
  return (
    <ConfigEditor readOnlyReason={readOnlyReason}>
      {objects.map(({ objectName, displayName }) => (
        <ObjectCard key={objectName} {...{ objectName, displayName, appName, providerName }} />
      ))}
    </ConfigEditor>
  );
}
