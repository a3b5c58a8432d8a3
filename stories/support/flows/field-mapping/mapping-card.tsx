import { useMemo } from "react";
import { useFieldOptions, useLocalConfig, useManifest } from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { Switch } from "../../controls/switch.js";
import { MappingRow } from "./mapping-row.js";
import type { AppValues } from "./value-mapping.js";
import { recordsOf } from "../../screen/records-of.js";

/** Props of `MappingCard`. */
export interface MappingCardProps {
  objectName: string;
  displayName: string;
  appName: string;
  providerName: string;
  appValues: AppValues;
}

/** The mappings of one read object: those that are required first. */
export function MappingCard({ objectName, displayName, appName, providerName, appValues }: MappingCardProps) {
  const { getReadEnabled, setEnabled } = useLocalConfig().readObject(objectName);
  const isRead = getReadEnabled();
  const { getRequiredMapFields, getOptionalMapFields } = useManifest().getReadObject(objectName);
  const fields = useFieldOptions(objectName, { for: "mapping" }).options;
  const options = useMemo(
    () => fields.filter(({ isKnown }) => isKnown).map(({ name, label }) => ({ value: name, label })),
    [fields],
  );
  const rows = [
    ...(getRequiredMapFields() ?? []).map((mapping) => ({ mapping, isRequired: true })),
    ...(getOptionalMapFields() ?? []).map((mapping) => ({ mapping, isRequired: false })),
  ];

  return (
    <section className="card" aria-label={displayName}>
      <Switch
        isHeading
        label={`Read ${displayName}`}
        description={`${appName} gets your ${recordsOf(displayName)} from ${providerName}, under its own names.`}
        checked={isRead}
        onChange={setEnabled}
      />
      {isRead && (
        <div className="card-body mappings">
          {rows.map(({ mapping, isRequired }) => (
            <MappingRow
              key={mapping.mapToName}
              {...{ objectName, mapping, isRequired, options }}
              values={own(appValues, mapping.mapToName)}
            />
          ))}
        </div>
      )}
    </section>
  );
}
