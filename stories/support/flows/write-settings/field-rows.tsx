import type { FieldOption } from "../../../../src/index.js";
import { FieldRow } from "./field-row.js";

/** Props of `FieldRows`. */
export interface FieldRowsProps {
  objectName: string;
  fields: readonly FieldOption[];
}

/** One row a field; the column heads are for the eye, each control has its own label. */
export function FieldRows({ objectName, fields }: FieldRowsProps) {
  if (fields.length === 0) return null;
  return (
    <div className="field-rows headed">
      <div className="field-heads heads" aria-hidden="true">
        <span>Field</span>
        <span>Default value</span>
        <span>On create</span>
        <span>On update</span>
      </div>
      {fields.map((option) => (
        <FieldRow key={option.name} {...{ objectName, option }} />
      ))}
    </div>
  );
}
