import { useManifest } from "../../../../src/index.js";
import { ConfigScreen, type FlowProps } from "../../editor/config-screen.js";
import { MappingCard } from "./mapping-card.js";
import type { AppValues } from "./value-mapping.js";
import "./field-mapping.css";

/** Props of `FieldMapping`. */
export interface FieldMappingProps extends FlowProps {
  /** The values that the app knows, by the mapped name of the field that holds them. */
  appValues: AppValues;
}

/** The screen on which a customer says which of their own fields hold what the app asks for. */
export function FieldMapping({ appName, providerName, readOnlyReason, appValues }: FieldMappingProps) {
  const objects = useManifest().data?.content.read?.objects ?? [];
  return (
    <ConfigScreen
      title="Field mapping"
      lead={`Tell ${appName} which fields of your ${providerName} hold what it needs.`}
      {...{ providerName, readOnlyReason }}
    >
      {objects
        .filter(({ requiredFields = [], optionalFields = [] }) =>
          [...requiredFields, ...optionalFields].some((field) => !("fieldName" in field)),
        )
        .map(({ objectName, displayName }) => (
          <MappingCard key={objectName} {...{ objectName, displayName, appName, providerName, appValues }} />
        ))}
    </ConfigScreen>
  );
}
