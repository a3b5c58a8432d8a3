import {
  fieldInput,
  inputText,
  readInput,
  type FieldMetadata,
  type FieldSettingDefault,
} from "../../../../src/index.js";
import { NumberDefault } from "./number-default.js";
import { Select } from "../../controls/select.js";
import { TextField } from "../../controls/text-field.js";

/** Props of `DefaultControl`. */
export interface DefaultControlProps {
  /** What is known of the field; at least its value type decides on the control. */
  field: Partial<FieldMetadata>;
  value: FieldSettingDefault | undefined;
  onChange: (value: FieldSettingDefault | undefined) => void;
  /** What the field is called. */
  fieldLabel: string;
  /** What is wrong with the default. */
  error?: string | undefined;
  /** Where in the config that is, a JSON Pointer. */
  issuePath?: string | undefined;
}

const label = "Default value";
const placeholder = "No default";
const none = ["", placeholder] as const;

/** Edits a field's default by the control that fits the field. */
export function DefaultControl({ field, value, onChange, fieldLabel, ...issue }: DefaultControlProps) {
  const { kind, options } = fieldInput(field, value);
  const text = inputText(kind, value);
  const change = (next: string) => {
    const read = readInput(kind, next);
    if (read.ok) onChange(read.value);
  };

  switch (kind) {
    case "integer":
    case "decimal":
      return <NumberDefault {...{ label, placeholder, fieldLabel, kind, value, onChange }} {...issue} />;
    case "boolean":
      return (
        <Select
          label={label}
          value={text}
          options={[none, ["true", "Yes"], ["false", "No"]]}
          {...issue}
          onChange={change}
        />
      );
    case "select": {
      const choices = options.map((option) => [option.value, option.label] as const);
      return <Select label={label} value={text} options={[none, ...choices]} onChange={change} {...issue} />;
    }
    case "date":
      return <TextField {...{ label, placeholder }} type="date" value={text} onChange={change} {...issue} />;
    case "datetime":
      return (
        <TextField
          {...{ label, placeholder }}
          type="datetime-local"
          value={text}
          onChange={change}
          {...issue}
        />
      );
    case "text":
    case "multiSelect":
      return <TextField {...{ label, placeholder }} value={text} onChange={change} {...issue} />;
  }
}
