import { useState } from "react";
import type { ListedField } from "./field-rows.js";
import { Select } from "./select.js";
import { TextField } from "./text-field.js";

/** Props of `AddFieldForm`. */
export interface AddFieldFormProps {
  objectName: string;
  /** Says whether a name is listed already. */
  isTaken: (fieldName: string) => boolean;
  onAdd: (field: ListedField) => void;
}

const types = [
  ["string", "Text"],
  ["int", "Number"],
  ["boolean", "Yes or no"],
] as const;

/** Adds a field by its name in the CRM, and says what kind of value it holds. */
export function AddFieldForm({ objectName, isTaken, onAdd }: AddFieldFormProps) {
  const [name, setName] = useState("");
  const [type, setType] = useState<(typeof types)[number][0]>("string");
  const [error, setError] = useState<string>();

  const add = () => {
    const fieldName = name.trim();
    if (fieldName === "") return setError("Enter the field's name as your CRM has it.");
    if (isTaken(fieldName)) return setError(`“${fieldName}” is in the list already.`);
    onAdd({ fieldName, valueType: type });
    setName("");
    setError(undefined);
  };

  return (
    <form
      className="add-field"
      aria-label={`Add a field to ${objectName}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField
        label="Field name"
        value={name}
        placeholder="source__c"
        autoCapitalize="none"
        spellCheck={false}
        error={error}
        onChange={setName}
      />
      <Select label="Type" value={type} options={types} onChange={setType} />
      <button className="button" type="submit">
        Add field
      </button>
    </form>
  );
}
