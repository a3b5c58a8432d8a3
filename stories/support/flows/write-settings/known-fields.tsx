import { useManifest, type FieldMetadata } from "../../../../src/index.js";
import type { ListedField } from "./field-row.js";
import { FieldRows } from "./field-rows.js";
import { own } from "../../places/own.js";
import { useListedSettings } from "./use-listed-settings.js";

/** Props of `KnownFields`. */
export interface KnownFieldsProps {
  objectName: string;
  /** The fields that the customer's CRM has, by name. */
  allFields: Record<string, FieldMetadata>;
}

/** The fields of an object: first those that the integration names or that have settings, the others folded away. */
export function KnownFields({ objectName, allFields }: KnownFieldsProps) {
  const { saved, names } = useListedSettings(objectName);
  const { getRequiredFields, getOptionalFields } = useManifest().getReadObject(objectName);
  const declared = [...(getRequiredFields("no-mappings") ?? []), ...(getOptionalFields("no-mappings") ?? [])];
  const declaredNames = new Set(declared.map((field) => ("fieldName" in field ? field.fieldName : "")));

  const writable = Object.values(allFields).filter((field) => !field.readOnly);
  // By what is saved: a row must not move while it is being edited.
  const isFirst = ({ fieldName }: ListedField) =>
    declaredNames.has(fieldName) || own(saved, fieldName) !== undefined;
  const first: ListedField[] = writable.filter(isFirst);
  const others = writable.filter((field) => !isFirst(field));
  // Settings of names that the CRM does not list, such as a mapped one, are in force and must show.
  const unlisted = names.filter((name) => !writable.some((field) => field.fieldName === name));
  const setCount = others.filter((field) => names.includes(field.fieldName)).length;

  return (
    <>
      {first.length + unlisted.length > 0 && (
        <FieldRows
          objectName={objectName}
          fields={[...first, ...unlisted.map((fieldName) => ({ fieldName }))]}
          saved={saved}
        />
      )}
      {others.length > 0 && (
        <details className="more" open={first.length === 0}>
          <summary>
            {others.length} {first.length === 0 ? "" : "more "}
            {others.length === 1 ? "field" : "fields"}
            {setCount > 0 && ` · ${setCount} with settings`}
          </summary>
          <FieldRows objectName={objectName} fields={others} saved={saved} />
        </details>
      )}
    </>
  );
}
