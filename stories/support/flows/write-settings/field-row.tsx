import { memo } from "react";
import { useFieldSettings, type FieldMetadata, type FieldSetting } from "../../../../src/index.js";
import { DefaultControl } from "./default-control.js";
import { Select } from "../../controls/select.js";

/** A field with as much of its metadata as is known. */
export type ListedField = Partial<FieldMetadata> & { fieldName: string };

/** Props of `FieldRow`. */
export interface FieldRowProps {
  objectName: string;
  field: ListedField;
  /** The setting that the server holds. */
  saved: FieldSetting | undefined;
}

const onCreate = [
  ["always", "Always"],
  ["never", "Never"],
] as const;
const onUpdate = [...onCreate, ["ifEmpty", "Only if empty"]] as const;

/** The settings of one field. Memoised, and reading its own setting only: an edit renders this row and no other. */
export const FieldRow = memo(function FieldRow({ objectName, field, saved }: FieldRowProps) {
  const { fieldName, displayName } = field;
  const { settings, setDefaultValues, setWriteOnCreate, setWriteOnUpdate } = useFieldSettings(
    objectName,
    fieldName,
  );
  return (
    <fieldset className="field-row" data-edited={!isSameSetting(settings, saved)}>
      <legend>
        {displayName ?? fieldName}
        {displayName !== undefined && <code>{fieldName}</code>}
      </legend>
      <DefaultControl field={field} value={settings?.default} onChange={setDefaultValues} />
      <Select
        label="On create"
        value={settings?.writeOnCreate ?? "always"}
        options={onCreate}
        onChange={(policy) => {
          setWriteOnCreate(asSetting(policy, saved?.writeOnCreate));
        }}
      />
      <Select
        label="On update"
        value={settings?.writeOnUpdate ?? "always"}
        options={onUpdate}
        onChange={(policy) => {
          setWriteOnUpdate(asSetting(policy, saved?.writeOnUpdate));
        }}
      />
    </fieldset>
  );
});

/** "Always" needs no setting; it is written out only where the saved config does, so that there and back is no change. */
function asSetting<TPolicy extends string>(policy: TPolicy, saved: TPolicy | undefined) {
  return policy === "always" && saved !== "always" ? undefined : policy;
}

function isSameSetting(a: FieldSetting | undefined, b: FieldSetting | undefined) {
  return (
    a?.writeOnCreate === b?.writeOnCreate &&
    a?.writeOnUpdate === b?.writeOnUpdate &&
    a?.default?.stringValue === b?.default?.stringValue &&
    a?.default?.integerValue === b?.default?.integerValue &&
    a?.default?.booleanValue === b?.default?.booleanValue
  );
}
