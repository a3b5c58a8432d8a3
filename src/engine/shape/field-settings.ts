import type { FieldSetting, WriteConfigObject } from "../../contract/index.js";
import type { FieldPath } from "./bracket-path.js";
import type { FieldDefault, FieldPlan } from "./field-plan.js";
import { own } from "./own-values.js";
import type { ShapeInput } from "./shape-types.js";

type Settings = WriteConfigObject | undefined;
type WriteType = ShapeInput["type"];

/**
 * Says when a field is not written (P3). A nested name without a policy of its own has that of the record's field which
 * holds it: who never wants `address` overwritten means the city in it, too.
 */
export function fieldPolicy(
  type: WriteType,
  settings: Settings,
  name: string,
  path: FieldPath,
): FieldPlan["policy"] {
  for (const settingName of [name, path[0]]) {
    const kind = policyOf(type, settings, settingName);
    if (kind === undefined) continue;
    // There is nothing yet that could be empty on a create: the contract has no such value for it.
    const holds = kind === "never" || (kind === "ifEmpty" && type === "update");
    return holds ? { kind, settingName } : undefined;
  }
  return undefined;
}

/**
 * The default of a field: its setting's (P2), else the older `selectedValueDefaults` (P7). The older `applyOnUpdate` has no
 * say where the field's setting has a `writeOnUpdate`, which took its place.
 */
export function fieldDefault(
  type: WriteType,
  settings: Settings,
  name: string,
  path: FieldPath,
): FieldDefault | undefined {
  // On an update these name the record (W5): no field, and nothing that a default could stand in for.
  if (type === "update" && isRecordIdName(path[0])) return undefined;
  const names = path.length === 1 ? [name, path[0]] : [name];
  for (const settingName of names) {
    const fallback = own(settings?.selectedFieldSettings, settingName)?.default;
    const value = fallback?.stringValue ?? fallback?.integerValue ?? fallback?.booleanValue;
    if (value !== undefined) return { value, settingName, rule: "P2", isOff: false };
  }
  for (const settingName of names) {
    const older = own(settings?.selectedValueDefaults, settingName);
    if (older?.value === undefined) continue;
    const isOff =
      type === "update" &&
      older.applyOnUpdate === "never" &&
      policyOf(type, settings, settingName) === undefined;
    return { value: older.value, settingName, rule: "P7", isOff };
  }
  return undefined;
}

/** Whether a record's key holds the id of the record to update or to delete (W5). */
export function isRecordIdName(key: string): boolean {
  return key === "id" || key === "Id";
}

function policyOf(type: WriteType, settings: Settings, name: string): FieldSetting["writeOnUpdate"] {
  const setting = own(settings?.selectedFieldSettings, name);
  return type === "create" ? setting?.writeOnCreate : setting?.writeOnUpdate;
}
