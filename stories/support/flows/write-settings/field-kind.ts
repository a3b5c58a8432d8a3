import type { FieldMetadata, FieldSettingDefault } from "../../../../src/index.js";

/** Which control edits a field's default. */
export type FieldKind = "text" | "number" | "yes-no" | "choice" | "date";

/** Picks the control for a field: by the default it has, so that what is saved always shows, else by what is known of it. */
export function fieldKind(value: FieldSettingDefault | undefined, field: Partial<FieldMetadata>): FieldKind {
  if (value?.integerValue !== undefined) return "number";
  if (value?.booleanValue !== undefined) return "yes-no";
  switch (field.valueType) {
    case "int":
    case "float":
      return value?.stringValue === undefined ? "number" : "text";
    case "boolean":
      return value?.stringValue === undefined ? "yes-no" : "text";
    case "singleSelect":
      return "choice";
    case "date":
      return "date";
    default:
      return "text";
  }
}
