import type { FieldSetting, FieldSettingDefault, WriteConfigObject } from "../../contract/index.js";
import { isEmptyObject, isJsonObject, type JsonObject } from "../../json/object.js";
import type { ObjectAccess } from "./object-access.js";
import { withParts } from "../../json/path.js";

type Setting<TKey extends keyof FieldSetting> = NonNullable<FieldSetting[TKey]>;

/** Reads and edits the write config of one object. Getters answer from the newest draft. */
export interface WriteObjectHandlers<TField extends string = string> {
  /** The object's write config; `undefined` while the object is not written. */
  readonly object: WriteConfigObject | undefined;
  getWriteObject: () => WriteConfigObject | undefined;
  getWriteEnabled: () => boolean;
  /** `setEnableWrite` or `setDisableWrite`. */
  setEnabled: (enabled: boolean) => void;
  setEnableWrite: () => void;
  setDisableWrite: () => void;
  setEnableDeletion: () => void;
  setDisableDeletion: () => void;
  getDeletionEnabled: () => boolean;
  /** `setEnableDeletion` or `setDisableDeletion`. */
  setDeletionEnabled: (enabled: boolean) => void;
  getFieldSettings: (fieldName: TField) => FieldSetting | undefined;
  /** Replaces the field's setting, except parts that the kit does not know; `undefined` or an empty setting removes it all. */
  setFieldSettings: (params: { fieldName: TField; settings: FieldSetting | undefined }) => void;
  /** The published headless API's name of `getFieldSettings`. */
  getSelectedFieldSettings: (fieldName: TField) => FieldSetting | undefined;
  /** The published headless API's name of `setFieldSettings`. */
  setSelectedFieldSettings: (params: { fieldName: TField; settings: FieldSetting | undefined }) => void;
  deleteFieldSettings: (fieldName: TField) => void;
  getDefaultValues: (fieldName: TField) => FieldSettingDefault | undefined;
  /**
   * Changes the default alone; `undefined`, `null` or an empty default removes it. So does an empty text: as a default it would clear the
   * field of every record. To set an empty text on purpose, use `setFieldSettings`.
   */
  setDefaultValues: (params: { fieldName: TField; value: FieldSettingDefault | undefined }) => void;
  getWriteOnCreateSetting: (fieldName: TField) => FieldSetting["writeOnCreate"];
  /** Changes `writeOnCreate` alone; `undefined` removes it. */
  setWriteOnCreateSetting: (params: { fieldName: TField; value: FieldSetting["writeOnCreate"] }) => void;
  getWriteOnUpdateSetting: (fieldName: TField) => FieldSetting["writeOnUpdate"];
  /** Changes `writeOnUpdate` alone; `undefined` removes it. */
  setWriteOnUpdateSetting: (params: { fieldName: TField; value: FieldSetting["writeOnUpdate"] }) => void;
}

const SETTINGS = "selectedFieldSettings";
const DELETION = ["deletionSettings", "enabled"];
const knownKeys: readonly string[] = [
  "default",
  "writeOnCreate",
  "writeOnUpdate",
] satisfies (keyof FieldSetting)[];

/** Makes the handlers of one object's write config. */
// eslint-disable-next-line max-lines-per-function -- a list of helpers over one object
export function createWriteObject(access: ObjectAccess): WriteObjectHandlers {
  const getObject = () => access.read<WriteConfigObject>();
  const getFieldSettings = (fieldName: string) => access.read<FieldSetting>(SETTINGS, fieldName);
  const getSetting = <TKey extends keyof FieldSetting>(fieldName: string, key: TKey) =>
    access.read<Setting<TKey>>(SETTINGS, fieldName, key);

  function replaceSettings(fieldName: string, settings: FieldSetting | undefined) {
    const path = [SETTINGS, fieldName];
    const given = withoutEmpty(access.takeObject(path, settings ?? undefined));
    if (given === undefined) return access.set(path, undefined);
    // Keep the parts that the kit does not know: the app cannot have meant to remove them.
    const present = access.peek(SETTINGS, fieldName);
    const unknown = isJsonObject(present) ? Object.entries(present) : [];
    const kept = unknown.filter(([key]) => !knownKeys.includes(key) && !Object.hasOwn(given, key));
    access.set(path, withParts(given, kept));
  }

  function setSetting<TKey extends keyof FieldSetting>(
    fieldName: string,
    key: TKey,
    value: FieldSetting[TKey],
  ) {
    const path = [SETTINGS, fieldName, key];
    const taken = access.take(path, value);
    if (taken != null && !isEmptyObject(taken)) return access.put(path, taken);
    // An empty setting is removed as a whole.
    const isLast = access.has(...path) && access.sizeOf(SETTINGS, fieldName) === 1;
    access.set(isLast ? [SETTINGS, fieldName] : path, undefined);
  }

  function setDeletionEnabled(enabled: boolean) {
    access.setSwitch(DELETION, enabled, (value) => (value === true) === enabled);
  }

  return {
    get object() {
      return getObject();
    },
    getWriteObject: getObject,
    getWriteEnabled: access.isThere,
    setEnabled: (enabled) => {
      if (enabled) access.add();
      else access.setAside();
    },
    setEnableWrite: access.add,
    setDisableWrite: access.setAside,
    setDeletionEnabled,
    setEnableDeletion: () => {
      setDeletionEnabled(true);
    },
    setDisableDeletion: () => {
      setDeletionEnabled(false);
    },
    getDeletionEnabled: () => access.read(...DELETION) === true,
    getFieldSettings,
    getSelectedFieldSettings: getFieldSettings,
    setFieldSettings: ({ fieldName, settings }) => {
      replaceSettings(fieldName, settings);
    },
    setSelectedFieldSettings: ({ fieldName, settings }) => {
      replaceSettings(fieldName, settings);
    },
    deleteFieldSettings: (fieldName) => {
      replaceSettings(fieldName, undefined);
    },
    getDefaultValues: (fieldName) => getSetting(fieldName, "default"),
    setDefaultValues: ({ fieldName, value }) => {
      setSetting(fieldName, "default", isEmptyText(value) ? undefined : value);
    },
    getWriteOnCreateSetting: (fieldName) => getSetting(fieldName, "writeOnCreate"),
    setWriteOnCreateSetting: ({ fieldName, value }) => {
      setSetting(fieldName, "writeOnCreate", value);
    },
    getWriteOnUpdateSetting: (fieldName) => getSetting(fieldName, "writeOnUpdate"),
    setWriteOnUpdateSetting: ({ fieldName, value }) => {
      setSetting(fieldName, "writeOnUpdate", value);
    },
  };
}

function isEmptyText(value: FieldSettingDefault | undefined): boolean {
  return value?.stringValue === "" && value.integerValue === undefined && value.booleanValue === undefined;
}

/** Leaves out an empty default, and the whole setting where nothing is left of it. */
function withoutEmpty(settings: JsonObject | undefined): JsonObject | undefined {
  if (settings === undefined) return undefined;
  const full = isEmptyObject(settings["default"]) ? withParts(settings, [["default", undefined]]) : settings;
  return isEmptyObject(full) ? undefined : full;
}
