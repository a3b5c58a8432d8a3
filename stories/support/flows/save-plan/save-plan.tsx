import { useState } from "react";
import { useManifest, type SaveStrategy } from "../../../../src/index.js";
import { ConfigEditor } from "../../editor/config-editor.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { ObjectCard } from "../write-settings/object-card.js";
import { SavePreview } from "../../save-preview/save-preview.js";
import { Screen } from "../../screen/screen.js";
import { Select } from "../../controls/select.js";
import "../write-settings/write-settings.css";
import { SweepingEdits } from "./sweeping-edits.js";

const strategies = [
  ["auto", "Auto: the smallest request"],
  ["json-patch", "JSON Patch: one for each object"],
  ["update-mask", "Update mask: one request for all"],
] as const satisfies readonly (readonly [SaveStrategy, string])[];

/** A screen on which each edit shows at once what Save would send, by the strategy that is chosen. */
export function SavePlan({ appName, providerName }: FlowProps) {
  const [strategy, setStrategy] = useState<SaveStrategy>("auto");
  const objects = useManifest().data?.content.write?.objects ?? [];
  return (
    <Screen
      title="Save plan"
      lead="Edit, and see the requests that Save would send. Planning sends nothing."
      providerName={providerName}
    >
      <div className="columns">
        <div className="settings">
          <ConfigEditor strategy={strategy}>
            <section className="card" aria-label="How to save">
              <Select label="Strategy" value={strategy} options={strategies} onChange={setStrategy} />
            </section>
            {objects.map(({ objectName, displayName }) => (
              <ObjectCard key={objectName} {...{ objectName, displayName, appName, providerName }} />
            ))}
            <SweepingEdits objectName="contact" displayName="Contact" />
          </ConfigEditor>
        </div>
        <SavePreview strategy={strategy} />
      </div>
    </Screen>
  );
}
