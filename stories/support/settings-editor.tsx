import { useState } from "react";
import { useLocalConfig, type HydratedIntegrationWriteObject } from "../../src/index.js";
import { Conflicts } from "./conflicts.js";
import { ObjectCard } from "./object-card.js";
import { SaveBar } from "./save-bar.js";
import "./write-settings.css";

/** Props of `SettingsEditor`. */
export interface SettingsEditorProps {
  objects: readonly Pick<HydratedIntegrationWriteObject, "objectName" | "displayName">[];
  appName: string;
  providerName: string;
}

/** The settings of some objects, and the bar that saves or resets the draft. */
export function SettingsEditor({ objects, appName, providerName }: SettingsEditorProps) {
  const config = useLocalConfig();
  // Counts resets: remounted cards drop what was typed and never reached the draft.
  const [resets, setResets] = useState(0);
  return (
    <>
      <Conflicts />
      {objects.map(({ objectName, displayName }) => (
        <ObjectCard key={`${resets}:${objectName}`} {...{ objectName, displayName, appName, providerName }} />
      ))}
      <SaveBar
        onReset={() => {
          config.reset();
          setResets(resets + 1);
        }}
      />
    </>
  );
}
