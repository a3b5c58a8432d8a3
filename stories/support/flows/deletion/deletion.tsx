import { useManifest } from "../../../../src/index.js";
import { ConfigScreen, type FlowProps } from "../../editor/config-screen.js";
import { DeletionCard } from "./deletion-card.js";

/** The screen on which a customer decides of which objects an app may delete records. */
export function Deletion({ appName, providerName, readOnlyReason }: FlowProps) {
  const objects = useManifest().data?.content.write?.objects ?? [];
  return (
    <ConfigScreen
      title="Deletion"
      lead={`Decide which records ${appName} may delete in your ${providerName}.`}
      {...{ providerName, readOnlyReason }}
    >
      {objects.map(({ objectName, displayName }) => (
        <DeletionCard key={objectName} {...{ objectName, displayName, appName, providerName }} />
      ))}
    </ConfigScreen>
  );
}
