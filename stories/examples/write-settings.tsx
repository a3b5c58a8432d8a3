import {
  useFieldOptions,
  useFieldSettings,
  useLocalConfig,
  useManifest,
  useSaveInstallation,
} from "../../src/index.js";

/** Which objects an app may write, and which fields it must leave alone. Stands inside `InstallationProvider`. */
export function WriteSettings() {
  const { data, isPending } = useManifest();
  const { save, status, errorMsg } = useSaveInstallation();
  if (isPending) return <p>Loading…</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save().catch(() => undefined); // `errorMsg` says it.
      }}
    >
      {data?.content.write?.objects?.map(({ objectName, displayName }) => (
        <WrittenObject key={objectName} {...{ objectName, displayName }} />
      ))}
      <button disabled={status === "pending"}>Save</button>
      {errorMsg && <p role="alert">{errorMsg}</p>}
    </form>
  );
}

function WrittenObject({ objectName, displayName }: { objectName: string; displayName: string }) {
  const { getWriteEnabled, setEnabled } = useLocalConfig().writeObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "settings" });
  return (
    <fieldset>
      <legend>{displayName}</legend>
      <label>
        <input
          type="checkbox"
          checked={getWriteEnabled()}
          onChange={(event) => setEnabled(event.target.checked)}
        />
        Write to {displayName}
      </label>
      {getWriteEnabled() &&
        options
          .filter(({ isFirst }) => isFirst)
          .map(({ name, label }) => <FieldPolicy key={name} {...{ objectName, name, label }} />)}
    </fieldset>
  );
}

function FieldPolicy({ objectName, name, label }: { objectName: string; name: string; label: string }) {
  const { effective, choose } = useFieldSettings(objectName, name);
  return (
    <label>
      {label}, on update
      <select
        value={effective.writeOnUpdate}
        onChange={(event) => choose({ writeOnUpdate: event.target.value as typeof effective.writeOnUpdate })}
      >
        <option value="always">Always</option>
        <option value="never">Never</option>
        <option value="ifEmpty">Only if empty</option>
      </select>
    </label>
  );
}
