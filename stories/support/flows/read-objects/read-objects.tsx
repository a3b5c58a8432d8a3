import { useManifest } from "../../../../src/index.js";
import { ConfigScreen, type FlowProps } from "../../editor/config-screen.js";
import { ReadObjectCard } from "./read-object-card.js";
import "./read-objects.css";

/** The screen on which a customer decides which records an app gets, and which of their fields. */
export function ReadObjects({ appName, providerName, readOnlyReason }: FlowProps) {
  const objects = useManifest().data?.content.read?.objects ?? [];
  return (
    <ConfigScreen
      title="Data to read"
      lead={`Decide which records of your ${providerName} ${appName} gets.`}
      {...{ providerName, readOnlyReason }}
    >
      {objects.map((object) => (
        <ReadObjectCard key={object.objectName} {...{ object, appName, providerName }} />
      ))}
    </ConfigScreen>
  );
}
