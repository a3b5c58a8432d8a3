import { useState } from "react";
import { inputText, readInput, type FieldSettingDefault } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";

/** Props of `NumberDefault`. */
export interface NumberDefaultProps {
  label: string;
  placeholder: string;
  kind: "integer" | "decimal";
  value: FieldSettingDefault | undefined;
  onChange: (value: FieldSettingDefault | undefined) => void;
}

/** Edits a default that is a number. Any other text stays here, out of the draft. */
export function NumberDefault({ label, placeholder, kind, value, onChange }: NumberDefaultProps) {
  const [rejected, setRejected] = useState<string>();
  const text = inputText(kind, value);

  const change = (next: string) => {
    const read = readInput(kind, next);
    setRejected(read.ok ? undefined : next);
    if (read.ok) onChange(read.value);
  };

  const kept = text === "" ? "there is no default" : `it is ${text}`;
  const wanted = kind === "integer" ? "a whole number" : "a number, with a dot";
  return (
    <TextField
      label={label}
      inputMode={kind === "integer" ? "numeric" : "decimal"}
      placeholder={placeholder}
      value={rejected ?? text}
      error={rejected === undefined ? undefined : `Enter ${wanted}; until then, ${kept}.`}
      onChange={change}
    />
  );
}
