import { useMemo } from "react";
import { useConfigSelector, useLocalConfig, useManifest } from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { Switch } from "../../controls/switch.js";
import { MappingRow } from "./mapping-row.js";
import type { AppValues } from "./value-mapping.js";

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
  const { setEnableRead, setDisableRead } = useLocalConfig().readObject(objectName);
  const isRead = useConfigSelector((config) => {
    const { object } = config.readObject(objectName);
    return object !== undefined && object.disabled !== true;
  });
  const manifest = useManifest();
  const { getRequiredMapFields, getOptionalMapFields } = manifest.getReadObject(objectName);
  const { allFields } = manifest.getCustomerFieldsForObject(objectName);
  const options = useMemo(
    () =>
      Object.values(allFields ?? {}).map(({ fieldName, displayName: label }) => ({
        value: fieldName,
        label,
      })),
    [allFields],
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
        description={`${appName} gets your ${displayName} records from ${providerName}, under its own names.`}
        checked={isRead}
        onChange={isRead ? setDisableRead : setEnableRead}
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
