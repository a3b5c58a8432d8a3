import type { FieldMetadata, FieldSettingDefault } from "../../../../src/index.js";
import { fieldKind } from "./field-kind.js";
import { NumberDefault } from "./number-default.js";
import { Select } from "../../controls/select.js";
import { TextField } from "../../controls/text-field.js";

/** Props of `DefaultControl`. */
export interface DefaultControlProps {
  /** What is known of the field; at least its value type decides on the control. */
  field: Partial<FieldMetadata>;
  value: FieldSettingDefault | undefined;
  onChange: (value: FieldSettingDefault | undefined) => void;
}

const label = "Default value";
const placeholder = "No default";
const none = ["", placeholder] as const;

/** Edits a field's default by the control that fits the field. */
export function DefaultControl({ field, value, onChange }: DefaultControlProps) {
  const kind = fieldKind(value, field);
  const text = value?.stringValue ?? "";
  const setText = (next: string) => {
    onChange(next === "" ? undefined : { stringValue: next });
  };

  switch (kind) {
    case "number":
      return <NumberDefault {...{ label, placeholder, onChange }} value={value?.integerValue} />;
    case "yes-no":
      return (
        <Select
          label={label}
          value={value?.booleanValue?.toString() ?? ""}
          options={[none, ["true", "Yes"], ["false", "No"]]}
          onChange={(choice) => {
            onChange(choice === "" ? undefined : { booleanValue: choice === "true" });
          }}
        />
      );
    case "choice": {
      const known = (field.values ?? []).map((option) => [option.value, option.displayValue] as const);
      // A default that the CRM no longer offers stays visible and chosen.
      const gone = text === "" || known.some(([option]) => option === text) ? [] : [[text, text] as const];
      return <Select label={label} value={text} options={[none, ...gone, ...known]} onChange={setText} />;
    }
    case "date":
    case "text":
      return <TextField {...{ label, placeholder }} type={kind} value={text} onChange={setText} />;
  }
}
