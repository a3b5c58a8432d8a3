import { useFieldOptions, useIssues, useLocalConfig, useManifest } from "headless-write-kit";

/** Props of `Mapping`: an object of the manifest. */
export interface MappingProps {
  objectName: string;
  displayName: string;
}

/** Which of the customer's fields holds what the app asks for. */
export function Mapping({ objectName, displayName }: MappingProps) {
  const object = useLocalConfig().readObject(objectName);
  const asked = useManifest().getReadObject(objectName).getRequiredMapFields() ?? [];
  const { options } = useFieldOptions(objectName, { for: "mapping" });
  const issues = useIssues(`/read/objects/${objectName}`);
  return (
    <fieldset>
      <legend>Read {displayName}</legend>
      {asked.map(({ mapToName, mapToDisplayName = mapToName }) => (
        <label key={mapToName}>
          {mapToDisplayName}{" "}
          <select
            value={object.getFieldMapping(mapToName) ?? ""}
            onChange={({ target }) => {
              if (target.value === "") object.deleteFieldMapping(mapToName);
              else object.setFieldMapping({ mapToName, fieldName: target.value });
            }}
          >
            <option value="">Choose a field</option>
            {options.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {issues.map(({ path, message }) => (
        <p key={path} role="alert">
          {message}
        </p>
      ))}
    </fieldset>
  );
}
