import { useState } from "react";
import { AddFieldForm } from "./add-field-form.js";
import { FieldRows, type ListedField } from "./field-rows.js";
import { useListedSettings } from "./use-listed-settings.js";

/** The fields of an object that is only written: nobody lists them, so those with settings show, and others are added by name. */
export function NamedFields({ objectName }: { objectName: string }) {
  const [added, setAdded] = useState<readonly ListedField[]>([]);
  const { saved, names } = useListedSettings(objectName);
  const before = names.filter((name) => !added.some((field) => field.fieldName === name));
  const fields = [...before.map((fieldName) => ({ fieldName })), ...added];

  return (
    <>
      {fields.length > 0 && <FieldRows objectName={objectName} fields={fields} saved={saved} />}
      <AddFieldForm
        objectName={objectName}
        isTaken={(name) => fields.some((field) => field.fieldName === name)}
        onAdd={(field) => {
          setAdded([...added, field]);
        }}
      />
    </>
  );
}
