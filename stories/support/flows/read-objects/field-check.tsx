import { memo } from "react";
import { useConfigSelector, type FieldOption, type ReadObjectHandlers } from "../../../../src/index.js";

/** Props of `FieldCheck`. */
export interface FieldCheckProps {
  objectName: string;
  option: FieldOption;
  /** Whether the server reads it. */
  wasSelected: boolean;
  /** The object's; the same from one rendering of the list to the next. */
  setSelectedField: ReadObjectHandlers["setSelectedField"];
}

/** One field to tick. Memoised, and reading itself only: a tick renders this row and no other. */
export const FieldCheck = memo(function FieldCheck({
  objectName,
  option,
  wasSelected,
  setSelectedField,
}: FieldCheckProps) {
  const { name: fieldName, label } = option;
  const isSelected = useConfigSelector((config) => config.readObject(objectName).getSelectedField(fieldName));
  return (
    <li data-edited={isSelected !== wasSelected}>
      <label className="check">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={({ target }) => {
            setSelectedField({ fieldName, selected: target.checked });
          }}
        />
        <span>
          {label}
          <code>{fieldName}</code>
          {wasSelected && !isSelected && <strong className="loss">No longer read</strong>}
        </span>
      </label>
    </li>
  );
});
