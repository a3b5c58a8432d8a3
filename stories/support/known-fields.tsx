import { useConfigSelector, useManifest, type FieldMetadata } from "../../src/index.js";
import { FieldRows } from "./field-rows.js";

/** Props of `KnownFields`. */
export interface KnownFieldsProps {
  objectName: string;
  /** The fields that the customer's CRM has, by name. */
  allFields: Record<string, FieldMetadata>;
}

/** The fields of an object that is also read: first those that the integration names, the others folded away. */
export function KnownFields({ objectName, allFields }: KnownFieldsProps) {
  const { getRequiredFields, getOptionalFields } = useManifest().getReadObject(objectName);
  const declared = [...(getRequiredFields("no-mappings") ?? []), ...(getOptionalFields("no-mappings") ?? [])];
  const names = new Set(declared.flatMap((field) => ("fieldName" in field ? [field.fieldName] : [])));

  const writable = Object.values(allFields).filter((field) => !field.readOnly);
  const first = [...names].flatMap((name) => writable.filter((field) => field.fieldName === name));
  const others = writable.filter((field) => !names.has(field.fieldName));
  const otherNames = others.map((field) => field.fieldName);
  const setCount = useConfigSelector((config) => {
    const settings = config.writeObject(objectName).object?.selectedFieldSettings ?? {};
    return otherNames.filter((name) => Object.hasOwn(settings, name)).length;
  });

  return (
    <>
      <FieldRows objectName={objectName} fields={first} />
      {others.length > 0 && (
        <details className="more-fields">
          <summary>
            {others.length} more fields
            {setCount > 0 && <span className="hint"> · {setCount} with settings</span>}
          </summary>
          <FieldRows objectName={objectName} fields={others} />
        </details>
      )}
    </>
  );
}
