import { useState } from "react";
import type { FieldSettingDefault } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";

/** Props of `NumberDefault`. */
export interface NumberDefaultProps {
  label: string;
  placeholder: string;
  value: number | undefined;
  onChange: (value: FieldSettingDefault | undefined) => void;
}

/** Edits a default that is a number: a whole one, the config has no other. Any other text stays here, out of the draft. */
export function NumberDefault({ label, placeholder, value, onChange }: NumberDefaultProps) {
  const [rejected, setRejected] = useState<string>();

  const change = (text: string) => {
    const isWhole = /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text));
    setRejected(isWhole || text === "" ? undefined : text);
    if (isWhole) onChange({ integerValue: Number(text) });
    else if (text === "") onChange(undefined);
  };

  const kept = value === undefined ? "there is no default" : `it is ${value}`;
  return (
    <TextField
      label={label}
      inputMode="numeric"
      placeholder={placeholder}
      value={rejected ?? value?.toString() ?? ""}
      error={rejected === undefined ? undefined : `Enter a whole number; until then, ${kept}.`}
      onChange={(text) => {
        change(text.trim());
      }}
    />
  );
}
