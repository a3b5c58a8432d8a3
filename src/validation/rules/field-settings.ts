import { readPath } from "../../config/record-names.js";
import type { FieldSetting, ValueDefault } from "../../contract/index.js";
import { own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { isDefaultWritten } from "../field-policies.js";
import { checkDefault, type DefaultValue } from "./default-value.js";
import { checkField } from "./field.js";
import { nameAt, type Rule, type Validation } from "../validation.js";

const kinds: readonly string[] = ["stringValue", "integerValue", "booleanValue"];

/** A setting belongs to a field that can be written, and has at most one default (contract: FieldSettingDefault). */
export const checkFieldSetting: Rule<FieldSetting> = (setting, path, validation) => {
  const given = (["stringValue", "integerValue", "booleanValue"] as const).filter(
    (kind) => setting.default?.[kind] !== undefined,
  );
  const place = [...path, "default"];
  const [kind, ...others] = given;
  if (others.length > 0) {
    validation.report(place, "error", "many-defaults", { kinds: given });
  }
  const unknown = Object.keys(setting.default ?? {}).filter((name) => !kinds.includes(name));
  if (kind === undefined && unknown.length > 0) {
    validation.report(place, "warning", "unknown-default", { names: unknown, kinds });
  }
  const isWritten = setting.writeOnCreate !== "never" || setting.writeOnUpdate !== "never";
  if (kind === undefined || others.length > 0) checkSetting(path, isWritten, undefined, place, validation);
  else checkSetting(path, isWritten, setting.default?.[kind], [...place, kind], validation);
};

/** Checks a default of the older form, `selectedValueDefaults`; the field's settings say whether it is written. */
export const checkValueDefault: Rule<ValueDefault> = ({ value, applyOnUpdate }, path, validation) => {
  const objectName = nameAt(path, 2);
  const names = validation.writtenNamesOf(objectName);
  const policies = validation.policiesOf(objectName);
  const isWritten = isDefaultWritten(nameAt(path, 4), applyOnUpdate, policies, names);
  checkSetting(path, isWritten, value, [...path, "value"], validation);
};

function checkSetting(
  path: Path,
  isWritten: boolean,
  value: DefaultValue | undefined,
  valuePath: Path,
  validation: Validation,
): void {
  const { fieldsOf, writtenNamesOf, valueMapsOf, writesOf, report } = validation;
  const objectName = nameAt(path, 2);
  const name = nameAt(path, 4);
  const { fieldNameOf, placeOf, isInherited } = writtenNamesOf(objectName);
  const fieldName = fieldNameOf(name) ?? "";
  // A name without a field is not written. What is wrong is the missing mapping, which has an issue of its own.
  if (fieldName === "" && name !== "") return;
  const field = fieldsOf(objectName)?.find(fieldName);
  if (!field) {
    // In the 2023 form installing creates the custom fields that the manifest declares.
    const isMade = writesOf(objectName).some(({ customFields }) =>
      customFields?.some((each) => each.fieldName === name),
    );
    if (!isMade) checkField(fieldName, path, "warning", validation);
  } else if (field.metadata.readOnly) {
    const severity = value !== undefined && isWritten ? "error" : "warning";
    report(path, severity, "read-only-field", { field: fieldName });
  } else if (value !== undefined && !field.isPart) {
    const found = isInherited ? valueMapsOf(objectName).get(placeOf(readPath(fieldName))) : undefined;
    const mapped = own(found?.map, `${value}`);
    checkDefault(
      typeof mapped === "string" && mapped !== "" ? mapped : value,
      valuePath,
      field.metadata,
      isWritten,
      validation,
    );
  }
}
