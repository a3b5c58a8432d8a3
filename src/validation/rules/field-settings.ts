import type { FieldSetting, ValueDefault } from "../../contract/index.js";
import { own } from "../../json/object.js";
import { getIn, type Path } from "../../json/path.js";
import { quote } from "../../json/quote.js";
import { valueMapOf } from "../field-mappings.js";
import { judgeDefault, type DefaultValue } from "./default-value.js";
import { judgeField } from "./field.js";
import { nameAt, type Rule, type Validation } from "../validation.js";

/** A setting is for a field that takes it, and has one default at most (contract: FieldSettingDefault). */
export const judgeFieldSetting: Rule<FieldSetting> = (setting, path, validation) => {
  const given = (["stringValue", "integerValue", "booleanValue"] as const).filter(
    (kind) => setting.default?.[kind] !== undefined,
  );
  const place = [...path, "default"];
  const [kind, ...others] = given;
  if (others.length > 0) {
    const message = `The default has more than one value: ${given.join(", ")}.`;
    validation.report(place, "error", "many-defaults", message, "Keep one of them.");
  }
  if (kind === undefined || others.length > 0) judgeSetting(path, setting, undefined, place, validation);
  else judgeSetting(path, setting, setting.default?.[kind], [...place, kind], validation);
};

/** The older form of a default (P7); a setting of the field's says when it is written. */
export const judgeValueDefault: Rule<ValueDefault> = ({ value }, path, validation) => {
  const [action = "", objects = "", objectName = "", , name = ""] = path;
  const setting = getIn(validation.draft, [action, objects, objectName, "selectedFieldSettings", name]);
  judgeSetting(path, setting, value, [...path, "value"], validation);
};

function judgeSetting(
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
  const fieldName = isMapped ? mappings.get(name) : name;
  // What is mapped to no field yet is not written (P5); missing is the mapping.
  if (!fieldName && isMapped) return;
  const isWritten = own(setting, "writeOnCreate") !== "never" || own(setting, "writeOnUpdate") !== "never";
  const field = fieldsOf(objectName)?.find(fieldName ?? name);
  if (!field) {
    // Installing creates the custom fields of the 2023 form (L5).
    const isMade = declared.some(({ customFields }) => customFields?.some((each) => each.fieldName === name));
    if (!isMade) judgeField(fieldName ?? name, path, "warning", validation);
  } else if (field.metadata.readOnly) {
    const severity = value !== undefined && isWritten ? "error" : "warning";
    report(path, severity, "read-only-field", `${quote(fieldName)} is read-only.`, "Remove the setting.");
  } else if (value !== undefined && !field.isPart) {
    const maps = inheritsMapping && getIn(draft, ["read", "objects", objectName, "selectedValueMappings"]);
    const mapped = own(valueMapOf(maps, fieldName ?? name, name)[1], `${value}`);
    judgeDefault(
      typeof mapped === "string" ? mapped : value,
      valuePath,
      field.metadata,
      isWritten,
      validation,
    );
  }
}
