import type { FieldSetting } from "../../../../src/index.js";
import { FieldRow, type ListedField } from "./field-row.js";
import { own } from "../../places/own.js";

/** Props of `FieldRows`. */
export interface FieldRowsProps {
  objectName: string;
  fields: readonly ListedField[];
  /** The settings that the server holds, by field name. */
  saved: Record<string, FieldSetting>;
}

/** One row a field; the column heads are for the eye, each control has its own label. */
export function FieldRows({ objectName, fields, saved }: FieldRowsProps) {
  return (
    <div className="field-rows headed">
      <div className="field-heads heads" aria-hidden="true">
        <span>Field</span>
        <span>Default value</span>
        <span>On create</span>
        <span>On update</span>
      </div>
      {fields.map((field) => (
        <FieldRow
          key={field.fieldName}
          objectName={objectName}
          field={field}
          saved={own(saved, field.fieldName)}
        />
      ))}
    </div>
  );
}
