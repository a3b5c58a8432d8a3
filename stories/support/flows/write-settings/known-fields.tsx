import { useFieldOptions, useManifest } from "../../../../src/index.js";
import { Failure } from "../../screen/failure.js";
import { FieldList } from "./field-list.js";

/** Props of `KnownFields`. */
export interface KnownFieldsProps {
  objectName: string;
  displayName: string;
}

/** The fields of an object, once they are known. */
export function KnownFields({ objectName, displayName }: KnownFieldsProps) {
  const { options, search, isPending, error } = useFieldOptions(objectName, { for: "settings" });
  const { refetch } = useManifest();
  if (isPending) return <p className="hint">Looking up the fields of {displayName}…</p>;
  return (
    <>
      {error && (
        <Failure
          title={`The fields of ${displayName} could not be looked up.`}
          error={error}
          onRetry={() => void refetch()}
        />
      )}
      <FieldList {...{ objectName, displayName, options, search }} />
    </>
  );
}
