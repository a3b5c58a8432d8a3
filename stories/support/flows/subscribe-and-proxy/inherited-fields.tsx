import { useInheritedFields } from "./use-inherited-fields.js";

/** Props of `InheritedFields`. */
export interface InheritedFieldsProps {
  objectName: string;
  displayName: string;
}

/** Says what an event brings along; it is not chosen here, but where the object's reading is (`inheritFieldsAndMappings`). */
export function InheritedFields({ objectName, displayName }: InheritedFieldsProps) {
  const { isRead, fieldNames, mappedNames, labelOf } = useInheritedFields(objectName);
  return (
    <div className="inherited">
      <h3>Fields and mapping</h3>
      {isRead ? (
        <p className="hint">
          The same as for reading {displayName}: {fieldNames.map(labelOf).join(", ") || "no fields"}
          {mappedNames.length > 0 && `; mapped: ${mappedNames.map(labelOf).join(", ")}`}.
        </p>
      ) : (
        <p className="hint">The same as for reading {displayName}, which is off.</p>
      )}
    </div>
  );
}
