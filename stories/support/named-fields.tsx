import { useState } from "react";
import { useConfigSelector, type FieldMetadata } from "../../src/index.js";
import { AddFieldForm } from "./add-field-form.js";
import { FieldRows } from "./field-rows.js";
import { useSavedFieldSettings } from "./use-saved-field-settings.js";

type NamedField = Pick<FieldMetadata, "fieldName" | "valueType">;

/** The fields of an object that is only written: nobody lists them, so those with settings show, and others are added by name. */
export function NamedFields({ objectName }: { objectName: string }) {
  const [added, setAdded] = useState<readonly NamedField[]>([]);
  const saved = useSavedFieldSettings(objectName);
  const drafted = useConfigSelector(
    (config) => Object.keys(config.writeObject(objectName).object?.selectedFieldSettings ?? {}),
    isSameList,
  );
  // A saved field stays listed while its settings are being taken away: a row must not vanish under the user's hands.
  const names = new Set([...Object.keys(saved ?? {}), ...drafted, ...added.map((field) => field.fieldName)]);
  const fields = [...names].map(
    (fieldName) => added.find((field) => field.fieldName === fieldName) ?? { fieldName },
  );

  return (
    <>
      {fields.length > 0 && <FieldRows objectName={objectName} fields={fields} />}
      <AddFieldForm
        objectName={objectName}
        taken={names}
        onAdd={(field) => {
          setAdded([...added, field]);
        }}
      />
    </>
  );
}

function isSameList(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
