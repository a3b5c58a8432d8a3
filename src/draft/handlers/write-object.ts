import type { FieldSetting, FieldSettingDefault, WriteConfigObject } from "../../contract/index.js";
import { copyJson } from "../../json/copy.js";
import { isEmptyObject, isJsonObject, own } from "../../json/object.js";
import type { ObjectAccess } from "./object-access.js";
import { withParts } from "../../json/path.js";

type Setting<TKey extends keyof FieldSetting> = NonNullable<FieldSetting[TKey]>;

/** Reads and edits the write config of one object (D1, D2). Getters answer from the newest draft (D4). */
export interface WriteObjectHandlers<TField extends string = string> {
  /** The object's write config; `undefined` while the object is not written. */
  readonly object: WriteConfigObject | undefined;
  getWriteObject: () => WriteConfigObject | undefined;
  setEnableWrite: () => void;
  setDisableWrite: () => void;
  setEnableDeletion: () => void;
  setDisableDeletion: () => void;
  getDeletionEnabled: () => boolean;
  getFieldSettings: (fieldName: TField) => FieldSetting | undefined;
  /** Replaces the field's whole setting; `undefined` or an empty one removes it. */
  setFieldSettings: (params: { fieldName: TField; settings: FieldSetting | undefined }) => void;
  /** The published headless API's name of `getFieldSettings`. */
  getSelectedFieldSettings: (fieldName: TField) => FieldSetting | undefined;
  /** The published headless API's name of `setFieldSettings`. */
  setSelectedFieldSettings: (params: { fieldName: TField; settings: FieldSetting | undefined }) => void;
  deleteFieldSettings: (fieldName: TField) => void;
  getDefaultValues: (fieldName: TField) => FieldSettingDefault | undefined;
  /** Changes the default alone; `undefined` or an empty one removes it. */
  setDefaultValues: (params: { fieldName: TField; value: FieldSettingDefault | undefined }) => void;
  getWriteOnCreateSetting: (fieldName: TField) => FieldSetting["writeOnCreate"];
  /** Changes `writeOnCreate` alone; `undefined` removes it. */
  setWriteOnCreateSetting: (params: { fieldName: TField; value: FieldSetting["writeOnCreate"] }) => void;
  getWriteOnUpdateSetting: (fieldName: TField) => FieldSetting["writeOnUpdate"];
  /** Changes `writeOnUpdate` alone; `undefined` removes it. */
  setWriteOnUpdateSetting: (params: { fieldName: TField; value: FieldSetting["writeOnUpdate"] }) => void;
}

const SETTINGS = "selectedFieldSettings";

/** Makes the handlers of one object's write config. */
export function createWriteObject(access: ObjectAccess): WriteObjectHandlers {
  const getObject = () => access.read<WriteConfigObject>();
  const getFieldSettings = (fieldName: string) => access.read<FieldSetting>(SETTINGS, fieldName);
  const getSetting = <TKey extends keyof FieldSetting>(fieldName: string, key: TKey) =>
    access.read<Setting<TKey>>(SETTINGS, fieldName, key);

  function replaceSettings(fieldName: string, settings: unknown) {
    access.set([SETTINGS, fieldName], withoutEmpty(copyJson(settings)));
  }

  function setSetting<TKey extends keyof FieldSetting>(
    fieldName: string,
    key: TKey,
    value: FieldSetting[TKey],
  ) {
    const copy = copyJson(value);
    const part = isEmptyObject(copy) ? undefined : copy;
    access.batch(() => {
      // An object that was switched off comes back with what it held, before one key of that changes.
      if (part !== undefined) access.add();
      const settings = access.peek(SETTINGS, fieldName);
      replaceSettings(fieldName, withParts(isJsonObject(settings) ? settings : {}, [[key, part]]));
    });
  }

  return {
    get object() {
      return getObject();
    },
    getWriteObject: getObject,
    setEnableWrite: access.add,
    setDisableWrite: access.setAside,
    setEnableDeletion: () => {
      access.turn(["deletionSettings"], { enabled: true }, isEnabled);
    },
    setDisableDeletion: () => {
      access.turn(["deletionSettings"], { enabled: false }, (settings) => !isEnabled(settings));
    },
    getDeletionEnabled: () => access.read("deletionSettings", "enabled") === true,
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
      setSetting(fieldName, "default", value);
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

function isEnabled(settings: unknown): boolean {
  return own(settings, "enabled") === true;
}

/** Leaves out an empty default, and the whole setting where nothing is left of it (D2). */
function withoutEmpty(settings: unknown): unknown {
  if (!isJsonObject(settings)) return undefined;
  const full = isEmptyObject(settings["default"]) ? withParts(settings, [["default", undefined]]) : settings;
  return isEmptyObject(full) ? undefined : full;
}
