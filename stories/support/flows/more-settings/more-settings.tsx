import { useManifest } from "../../../../src/index.js";
import { ConfigScreen, type FlowProps } from "../../editor/config-screen.js";
import { EventOptionsCard } from "./event-options-card.js";
import { ReadOptionsCard } from "./read-options-card.js";
import "./more-settings.css";

/** The screen on which a customer decides when and how much is read, and what besides the usual events is told. */
export function MoreSettings({ appName, providerName, readOnlyReason }: FlowProps) {
  const manifest = useManifest();
  const objects = manifest.data?.content.read?.objects ?? [];
  const subscribed = new Set(manifest.getSubscribeObjects()?.map(({ objectName }) => objectName));
  return (
    <ConfigScreen
      title="More settings"
      lead={`Decide when ${appName} reads your ${providerName}, and which records.`}
      {...{ providerName, readOnlyReason }}
    >
      {objects.map((object) => (
        <ReadOptionsCard key={object.objectName} {...{ object, appName }} />
      ))}
      {objects
        .filter(({ objectName }) => subscribed.has(objectName))
        .map(({ objectName, displayName }) => (
          <EventOptionsCard key={objectName} {...{ objectName, displayName, providerName }} />
        ))}
    </ConfigScreen>
  );
}
