import { useId, useRef } from "react";
import { TextField } from "../../controls/text-field.js";
import { findField, type KnownNames, type RecordRow } from "./write-form-state.js";

/** Props of `RecordRows`. */
export interface RecordRowsProps {
  rows: readonly RecordRow[];
  known: KnownNames;
  onChange: (rows: readonly RecordRow[]) => void;
}

/** Edits a record, a row for each field; the CRM's fields and choices are offered, anything else may be typed. */
export function RecordRows({ rows, known, onChange }: RecordRowsProps) {
  const id = useId();
  const addButton = useRef<HTMLButtonElement>(null);
  const writable = Object.values(known.allFields ?? {}).filter((field) => !field.readOnly);
  const names = [...Object.keys(known.mappings ?? {}), ...writable.map((field) => field.fieldName)];
  const change = (key: number, changed: Partial<RecordRow>) => {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  };
  const add = () => {
    onChange([...rows, { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, name: "", value: "" }]);
  };

  return (
    <div className="record">
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {rows.map(({ key, name, value }, index) => {
        const isTaken = name !== "" && rows.findIndex((row) => row.name === name) < index;
        return (
          <fieldset key={key} className="record-row" aria-label={name || "New field"}>
            <TextField
              label="Field"
              value={name}
              placeholder="Name"
              list={`${id}-names`}
              autoCapitalize="none"
              spellCheck={false}
              error={isTaken ? "It is in the record already; this one counts." : undefined}
              onChange={(next) => {
                change(key, { name: next });
              }}
            />
            <TextField
              label="Value"
              value={value}
              placeholder="Empty text"
              list={`${id}-${key}`}
              onChange={(next) => {
                change(key, { value: next });
              }}
            />
            <datalist id={`${id}-${key}`}>
              {findField(known, name)?.values?.map((choice) => (
                <option key={choice.value} value={choice.value} />
              ))}
            </datalist>
            <button
              className="button icon-button"
              type="button"
              aria-label={`Remove ${name || "new field"}`}
              onClick={() => {
                onChange(rows.filter((row) => row.key !== key));
                addButton.current?.focus();
              }}
            >
              ×
            </button>
          </fieldset>
        );
      })}
      <button ref={addButton} className="button" type="button" onClick={add}>
        Add field
      </button>
    </div>
  );
}
