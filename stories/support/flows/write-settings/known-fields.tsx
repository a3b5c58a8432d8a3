import { useFieldOptions } from "../../../../src/index.js";
import { FieldRows } from "./field-rows.js";

/** Props of `KnownFields`. */
export interface KnownFieldsProps {
  objectName: string;
  displayName: string;
}

/** The fields of an object: first those that the integration names or that have settings, the others folded away. */
export function KnownFields({ objectName, displayName }: KnownFieldsProps) {
  const { options, isPending } = useFieldOptions(objectName, { for: "settings" });
  if (isPending) return <p className="hint">Looking up the fields of {displayName}…</p>;
  const first = options.filter(({ isFirst, isKnown }) => isFirst || !isKnown);
  const others = options.filter(({ isFirst, isKnown }) => !isFirst && isKnown);

  return (
    <>
      {first.length > 0 && <FieldRows objectName={objectName} fields={first} />}
      {others.length > 0 && (
        <details className="more" open={first.length === 0}>
          <summary>
            {others.length} {first.length === 0 ? "" : "more "}
            {others.length === 1 ? "field" : "fields"}
          </summary>
          <FieldRows objectName={objectName} fields={others} />
        </details>
      )}
    </>
  );
}
