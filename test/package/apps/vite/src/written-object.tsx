import { useLocalConfig } from "headless-write-kit";

/** Props of `WrittenObject`: an object of the manifest. */
export interface WrittenObjectProps {
  objectName: string;
  displayName: string;
}

/** Whether an object is written, and whether its records may be deleted. */
export function WrittenObject({ objectName, displayName }: WrittenObjectProps) {
  const object = useLocalConfig().writeObject(objectName);
  const isWritten = object.getWriteEnabled();
  return (
    <fieldset>
      <legend>Write {displayName}</legend>
      <label>
        <input
          type="checkbox"
          checked={isWritten}
          onChange={({ target }) => object.setEnabled(target.checked)}
        />
        Create and update {displayName}
      </label>
      <label>
        <input
          type="checkbox"
          disabled={!isWritten}
          checked={object.getDeletionEnabled()}
          onChange={({ target }) => object.setDeletionEnabled(target.checked)}
        />
        Delete {displayName}
      </label>
    </fieldset>
  );
}
