import { isJsonObject } from "../../json/object.js";
import type { ObjectAccess } from "./object-access.js";

/** Which fields of an object are read besides those that the manifest requires. */
export interface SelectedFieldsHandlers<TField extends string = string> {
  /** Whether a field is read. Under `selectedFieldsAuto: "all"` a field is read unless it is marked `false`. */
  getSelectedField: (fieldName: TField) => boolean;
  /**
   * Selects a field, or takes it out. Taking one out of "all" selects the other fields one by one, if the customer's fields are
   * known. If not, the field is marked `false`, and `useIssues` warns that the service may still read it.
   */
  setSelectedField: (params: { fieldName: TField; selected: boolean }) => void;
  /** `"all"` where every field is read, also fields that are added to the CRM later. */
  getSelectedFieldsAuto: () => "all" | undefined;
  /** Selects every field, also those that were taken out; `undefined` goes back to the fields that were selected one by one. */
  setSelectedFieldsAuto: (selected: "all" | undefined) => void;
}

const FIELDS = "selectedFields";
const AUTO = "selectedFieldsAuto";

/** Makes the handlers; `setSelection` sets or removes one name of `selectedFields`. */
export function createSelectedFields(
  access: ObjectAccess,
  setSelection: (name: string, value: unknown) => void,
): SelectedFieldsHandlers {
  const isAll = () => access.peek(AUTO) === "all";
  const isMarked = (value: unknown, areAllRead: () => boolean) =>
    value === true || (value === undefined && areAllRead());

  /** The value of a field that is not selected: no entry, or `false` where the saved config has `false` and "all" is off. */
  const unselected = (fieldName: string) =>
    access.peekSaved(FIELDS, fieldName) === false && !isAll() ? false : undefined;

  function selectOthers(fieldName: string, names: readonly string[]) {
    if (access.isLocked(AUTO) || access.isLocked(FIELDS, fieldName)) return;
    access.batch(() => {
      access.set([AUTO], undefined);
      for (const name of names) {
        if (name !== fieldName && !access.has(FIELDS, name)) setSelection(name, true);
      }
      setSelection(fieldName, unselected(fieldName));
    });
  }

  return {
    getSelectedField: (fieldName) =>
      isMarked(access.read(FIELDS, fieldName), () => access.read(AUTO) === "all"),
    setSelectedField: ({ fieldName, selected }) => {
      if (isMarked(access.peek(FIELDS, fieldName) ?? undefined, isAll) === selected) return;
      if (selected) {
        const isBack = isAll() && access.peekSaved(FIELDS, fieldName) !== true;
        return setSelection(fieldName, isBack ? undefined : true);
      }
      if (!isAll()) return setSelection(fieldName, unselected(fieldName));
      const names = access.fieldNames();
      if (names.length > 0) selectOthers(fieldName, names);
      else setSelection(fieldName, false);
    },
    getSelectedFieldsAuto: () => access.read<"all">(AUTO),
    setSelectedFieldsAuto: (selected) => {
      if (access.isLocked(AUTO)) return;
      access.batch(() => {
        const isBack = selected && !isAll() && access.peekSaved(AUTO) === "all";
        access.set([AUTO], selected);
        // What taking a field out has selected one by one goes: then there and back is no change.
        if (isBack) access.set([FIELDS], access.peekSaved(FIELDS));
        const marks = selected ? access.peek(FIELDS) : access.peekSaved(FIELDS);
        for (const [name, value] of Object.entries(isJsonObject(marks) ? marks : {})) {
          // Under "all" a `false` would take the field out. Without "all" the `false` marks of the saved config come back.
          if (value === false && (selected || !access.has(FIELDS, name))) {
            setSelection(name, selected ? undefined : false);
          }
        }
      });
    },
  };
}
