import { Select } from "../../controls/select.js";
import { TextField } from "../../controls/text-field.js";
import type { Delivery, WriteForm } from "./write-form-state.js";

/** Props of `WriteControls`. */
export interface WriteControlsProps {
  form: WriteForm;
  objects: readonly (readonly [objectName: string, displayName: string])[];
  onObjectChange: (objectName: string) => void;
  onChange: (changed: Partial<WriteForm>) => void;
}

const types = [
  ["create", "Create"],
  ["update", "Update"],
  ["delete", "Delete"],
] as const;
const deliveries: readonly (readonly [Delivery, string])[] = [
  ["synchronous", "Synchronous"],
  ["asynchronous", "Asynchronous"],
  ["auto-batch", "Auto batch"],
];
// Deletions take no other.
const synchronous = deliveries.slice(0, 1);

/** Chooses what is written, and how. */
export function WriteControls({ form, objects, onObjectChange, onChange }: WriteControlsProps) {
  const { objectName, type, delivery, maxDelayMinutes, recordId } = form;
  const isDelete = type === "delete";
  return (
    <div className="write-controls">
      <Select label="Object" value={objectName} options={objects} onChange={onObjectChange} />
      <Select
        label="Type"
        value={type}
        options={types}
        onChange={(next) => {
          onChange({ type: next });
        }}
      />
      <Select
        label="Mode"
        value={isDelete ? "synchronous" : delivery}
        options={isDelete ? synchronous : deliveries}
        onChange={(next) => {
          onChange({ delivery: next });
        }}
      />
      {!isDelete && delivery === "auto-batch" && (
        <TextField
          label="Max delay (minutes)"
          inputMode="numeric"
          value={maxDelayMinutes}
          onChange={(next) => {
            onChange({ maxDelayMinutes: next });
          }}
        />
      )}
      {type !== "create" && (
        <TextField
          label="Record id"
          value={recordId}
          placeholder="003…"
          spellCheck={false}
          onChange={(next) => {
            onChange({ recordId: next });
          }}
        />
      )}
    </div>
  );
}
