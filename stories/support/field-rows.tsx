import type { FieldMetadata } from "../../src/index.js";
import { FieldRow } from "./field-row.js";
import { own } from "./own.js";
import { useSavedFieldSettings } from "./use-saved-field-settings.js";

/** Props of `FieldRows`. */
export interface FieldRowsProps {
  objectName: string;
  fields: readonly (Partial<FieldMetadata> & { fieldName: string })[];
}

/** One row a field; the column heads are for the eye, each control has its own label. */
export function FieldRows({ objectName, fields }: FieldRowsProps) {
  const saved = useSavedFieldSettings(objectName);
  return (
    <div className="field-rows">
      <div className="field-heads" aria-hidden="true">
        <span>Field</span>
        <span>Default value</span>
        <span>On create</span>
        <span>On update</span>
      </div>
      {fields.map((field) => (
        <FieldRow
          key={field.fieldName}
          objectName={objectName}
          fieldName={field.fieldName}
          field={field}
          saved={own(saved, field.fieldName)}
        />
      ))}
    </div>
  );
}
