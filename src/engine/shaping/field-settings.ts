import { own } from "../../json/object.js";
import type { FieldPath } from "./bracket-path.js";
import type { FieldDefault, FieldPolicy } from "./field-plan.js";
import type { ShapeInput } from "./shape-types.js";

/** Reads what the customer set for the fields of one object, for one type of write. */
export interface SettingsReader {
  /** The names that settings stand under, in the order of the config. */
  readonly names: readonly string[];
  /**
   * When a field is not written (P3). A nested name without a policy of its own has that of its root, the record's field
   * which holds it: who never wants `address` overwritten means the city in it, too.
   */
  policy(name: string, root: string): FieldPolicy | undefined;
  /**
   * The default of a field: its setting's (P2), else the older `selectedValueDefaults` (P7). The older `applyOnUpdate` has no
   * say where the field's setting has a `writeOnUpdate`, which took its place.
   */
  fallback(name: string, path: FieldPath): FieldDefault | undefined;
}

/** Opens the write settings of the object. */
export function readSettings({ type, objectName, config }: ShapeInput): SettingsReader {
  const object = own(config.write?.objects, objectName);
  const settings = object?.selectedFieldSettings ?? {};
  const older = object?.selectedValueDefaults ?? {};
  const policyKey = type === "create" ? "writeOnCreate" : "writeOnUpdate";
  return {
    names: [...Object.keys(settings), ...Object.keys(older)],
    policy(name, root) {
      for (const settingName of [name, root]) {
        const kind = own(settings, settingName)?.[policyKey];
        if (kind === "always") return undefined;
        if (kind) return { kind, setting: ["write", "selectedFieldSettings", settingName, policyKey] };
      }
      return undefined;
    },
    fallback(name, path) {
      // On an update these name the record (W5): no field, and nothing that a default could stand in for.
      if (isRecordId(type, path[0])) return undefined;
      // One name may be spelled in two ways, `a` and `$['a']`.
      for (const settingName of [name, path.length > 1 ? name : path[0]]) {
        const setting = own(settings, settingName);
        const { stringValue, integerValue, booleanValue } = setting?.default ?? {};
        const value = stringValue ?? integerValue ?? booleanValue;
        if (value !== undefined) {
          return {
            value,
            rule: "P2",
            setting: ["write", "selectedFieldSettings", settingName, "default"],
          };
        }
        const former = own(older, settingName);
        if (former?.value === undefined) continue;
        const isOff =
          type === "update" && former.applyOnUpdate === "never" && setting?.writeOnUpdate === undefined;
        return {
          value: former.value,
          rule: "P7",
          setting: ["write", "selectedValueDefaults", settingName],
          isOff,
        };
      }
      return undefined;
    },
  };
}

/** Whether a record's key holds the id of the record to update (W5), which is no field. */
export function isRecordId(type: ShapeInput["type"], key: string): boolean {
  return type === "update" && (key === "id" || key === "Id");
}
