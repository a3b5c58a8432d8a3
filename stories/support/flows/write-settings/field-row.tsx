import { memo } from "react";
import { useFieldSettings, type FieldOption } from "../../../../src/index.js";
import { DefaultControl } from "./default-control.js";
import { Select } from "../../controls/select.js";

/** Props of `FieldRow`. */
export interface FieldRowProps {
  objectName: string;
  option: FieldOption;
}

const onCreate = [
  ["always", "Always"],
  ["never", "Never"],
] as const;
const onUpdate = [...onCreate, ["ifEmpty", "Only if empty"]] as const;

/** The settings of one field. Memoised, and reading its own setting only: an edit renders this row and no other. */
export const FieldRow = memo(function FieldRow({ objectName, option }: FieldRowProps) {
  const { name, label, field } = option;
  const { settings, effective, isDirty, choose, setDefaultValues } = useFieldSettings(objectName, name);
  return (
    <fieldset className="field-row" data-edited={isDirty}>
      <legend>
        {label}
        {field && <code>{name}</code>}
      </legend>
      <DefaultControl field={field ?? {}} value={settings?.default} onChange={setDefaultValues} />
      <Select
        label="On create"
        value={effective.writeOnCreate}
        options={onCreate}
        onChange={(writeOnCreate) => {
          choose({ writeOnCreate });
        }}
      />
      <Select
        label="On update"
        value={effective.writeOnUpdate}
        options={onUpdate}
        onChange={(writeOnUpdate) => {
          choose({ writeOnUpdate });
        }}
      />
    </fieldset>
  );
});
