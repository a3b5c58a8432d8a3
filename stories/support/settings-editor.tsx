import type { HydratedIntegrationWriteObject } from "../../src/index.js";
import { ConfigEditor } from "./config-editor.js";
import { ObjectCard } from "./object-card.js";
import "./write-settings.css";

/** Props of `SettingsEditor`. */
export interface SettingsEditorProps {
  objects: readonly Pick<HydratedIntegrationWriteObject, "objectName" | "displayName">[];
  appName: string;
  providerName: string;
}

/** The write settings of some objects, and the bar that saves or resets the draft. */
export function SettingsEditor({ objects, appName, providerName }: SettingsEditorProps) {
  return (
    <ConfigEditor>
      {objects.map(({ objectName, displayName }) => (
        <ObjectCard key={objectName} {...{ objectName, displayName, appName, providerName }} />
      ))}
    </ConfigEditor>
  );
}
