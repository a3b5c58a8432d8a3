import { useFieldOptions, useIssues, useLocalConfig, useManifest } from "../../src/index.js";

/** Which fields of the customer's hold what the app asks for. Stands inside `InstallationProvider`. */
export function FieldMapping({ objectName }: { objectName: string }) {
  const { getRequiredMapFields, getOptionalMapFields } = useManifest().getReadObject(objectName);
  return (
    <fieldset>
      <legend>{objectName}</legend>
      {getRequiredMapFields()?.map(({ mapToName, mapToDisplayName }) => (
        <Mapping
          key={mapToName}
          {...{ objectName, mapToName }}
          label={`${mapToDisplayName ?? mapToName} (required)`}
        />
      ))}
      {getOptionalMapFields()?.map(({ mapToName, mapToDisplayName }) => (
        <Mapping key={mapToName} {...{ objectName, mapToName }} label={mapToDisplayName ?? mapToName} />
      ))}
    </fieldset>
  );
}

function Mapping({ objectName, mapToName, label }: { objectName: string; mapToName: string; label: string }) {
  const { getFieldMapping, setFieldMapping, deleteFieldMapping } = useLocalConfig().readObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "mapping" });
  const [issue] = useIssues(`/read/objects/${objectName}/selectedFieldMappings/${mapToName}`);
  return (
    <p>
      <label>
        {label}
        <select
          value={getFieldMapping(mapToName) ?? ""}
          onChange={({ target }) => {
            if (target.value === "") deleteFieldMapping(mapToName);
            else setFieldMapping({ mapToName, fieldName: target.value });
          }}
        >
          <option value="">Not mapped</option>
          {options.map((field) => (
            <option key={field.name} value={field.name}>
              {field.label}
            </option>
          ))}
        </select>
      </label>
      {issue && <em role="alert">{issue.message}</em>}
    </p>
  );
}
