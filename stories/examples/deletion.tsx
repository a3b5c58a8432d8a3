import { useLocalConfig } from "../../src/index.js";

/** Whether an app may delete records of an object; turning it on asks first. Stands inside `InstallationProvider`. */
export function DeletionSwitch({ objectName }: { objectName: string }) {
  const { getWriteEnabled, getDeletionEnabled, setEnableDeletion, setDisableDeletion } =
    useLocalConfig().writeObject(objectName);
  return (
    <label>
      <input
        type="checkbox"
        role="switch"
        disabled={!getWriteEnabled()}
        checked={getDeletionEnabled()}
        onChange={({ target }) => {
          if (!target.checked) setDisableDeletion();
          else if (window.confirm(`Let the app delete ${objectName} records?`)) setEnableDeletion();
        }}
      />
      Allow deletion of {objectName} records
    </label>
  );
}
