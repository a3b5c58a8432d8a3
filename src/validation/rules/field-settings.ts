import { findValueMap } from "../../config/value-map.js";
import type { FieldSetting, ValueDefault } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { getIn, type Path } from "../../json/path.js";
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
  if (kind === undefined || others.length > 0) checkSetting(path, setting, undefined, place, validation);
  else checkSetting(path, setting, setting.default?.[kind], [...place, kind], validation);
};

/** Checks a default of the older form, `selectedValueDefaults`; the field's setting says whether it is written. */
export const checkValueDefault: Rule<ValueDefault> = ({ value }, path, validation) => {
  const [action = "", objects = "", objectName = "", , name = ""] = path;
  const setting = getIn(validation.draft, [action, objects, objectName, "selectedFieldSettings", name]);
  checkSetting(path, setting, value, [...path, "value"], validation);
};

function checkSetting(
  path: Path,
  setting: unknown,
  value: DefaultValue | undefined,
  valuePath: Path,
  validation: Validation,
): void {
  const { draft, fieldsOf, mappingsOf, writesOf, report } = validation;
  const objectName = nameAt(path, 2);
  const name = nameAt(path, 4);
  const declared = writesOf(objectName);
  const inheritsMapping =
    getIn(draft, ["write", "objects", objectName, "inheritMapping"]) === true ||
    declared.some(({ inheritMapping }) => inheritMapping);
  const mappings = mappingsOf(objectName);
  const isMapped = inheritsMapping && mappings.has(name);
  const fieldName = isMapped ? mappings.get(name)?.fieldName : name;
  // A name without a field is not written. What is wrong is the missing mapping, which has an issue of its own.
  if (!fieldName && isMapped) return;
  const isWritten = own(setting, "writeOnCreate") !== "never" || own(setting, "writeOnUpdate") !== "never";
  const field = fieldsOf(objectName)?.find(fieldName ?? name);
  if (!field) {
    // In the 2023 form installing creates the custom fields that the manifest declares.
    const isMade = declared.some(({ customFields }) => customFields?.some((each) => each.fieldName === name));
    if (!isMade) checkField(fieldName ?? name, path, "warning", validation);
  } else if (field.metadata.readOnly) {
    const severity = value !== undefined && isWritten ? "error" : "warning";
    report(path, severity, "read-only-field", { field: fieldName ?? name });
  } else if (value !== undefined && !field.isPart) {
    const maps = inheritsMapping && getIn(draft, ["read", "objects", objectName, "selectedValueMappings"]);
    const mapped = own(findValueMap(maps, fieldName ?? name, name).map, `${value}`);
    checkDefault(
      typeof mapped === "string" ? mapped : value,
      valuePath,
      field.metadata,
      isWritten,
      validation,
    );
  }
}
