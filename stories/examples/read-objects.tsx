import { useFieldOptions, useLocalConfig, useManifest } from "../../src/index.js";

/** Which objects an app reads, and which of their fields. Stands inside `InstallationProvider`. */
export function ReadObjects() {
  const { data } = useManifest();
  return data?.content.read?.objects?.map(({ objectName, displayName }) => (
    <ReadObject key={objectName} {...{ objectName, displayName }} />
  ));
}

function ReadObject({ objectName, displayName }: { objectName: string; displayName: string }) {
  const { getReadEnabled, setEnabled, getSelectedField, setSelectedField } =
    useLocalConfig().readObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "read" });
  return (
    <fieldset>
      <legend>{displayName}</legend>
      <label>
        <input
          type="checkbox"
          checked={getReadEnabled()}
          onChange={({ target }) => setEnabled(target.checked)}
        />
        Read {displayName}
      </label>
      {getReadEnabled() &&
        options.map(({ name, label }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={getSelectedField(name)}
              onChange={({ target }) => setSelectedField({ fieldName: name, selected: target.checked })}
            />
            {label}
          </label>
        ))}
    </fieldset>
  );
}
