import type { ReadConfigObject } from "../../contract/index.js";
import type { JsonObject } from "../../json/object.js";
import type { ObjectAccess } from "./object-access.js";
import { createReadOptions, type ReadOptionsHandlers } from "./read-options.js";
import { createSelectedFields, type SelectedFieldsHandlers } from "./selected-fields.js";

/**
 * Reads and edits the read config of one object. Getters answer from the newest draft.
 *
 * @example
 * const contact = createLocalConfig(createDraftStore()).readObject("contact");
 * contact.setSelectedFieldsAuto("all");
 * contact.setBackfill({ defaultPeriod: { fullHistory: true } });
 * contact.setFieldFilters([{ fieldName: "status", operator: "eq", value: "active" }]);
 */
export interface ReadObjectHandlers<TField extends string = string, TMapToName extends string = string>
  extends SelectedFieldsHandlers<TField>, ReadOptionsHandlers {
  /** The object's read config; `undefined` while the draft has none. */
  readonly object: ReadConfigObject | undefined;
  /** Whether the object is read: it is in the config, and not disabled. */
  getReadEnabled: () => boolean;
  /** `setEnableRead` or `setDisableRead`. */
  setEnabled: (enabled: boolean) => void;
  setEnableRead: () => void;
  setDisableRead: () => void;
  /** The provider's field that is mapped onto `mapToName`. Setting it adds the object to the config where it is missing. */
  getFieldMapping: (mapToName: TMapToName) => string | undefined;
  setFieldMapping: (params: { fieldName: TField; mapToName: TMapToName }) => void;
  /**
   * Removes a mapping, and the value mappings of its field unless another mapping has the same field. Removes the object, too,
   * where the mapping added it and nothing else was set in it.
   */
  deleteFieldMapping: (mapToName: TMapToName) => void;
  /** The field's value mappings: your app's value → the provider's value. */
  getValueMappings: (fieldName: TField) => Readonly<Record<string, string>> | undefined;
  setValueMapping: (params: { fieldName: TField; mappedValue: string; providerValue: string }) => void;
  deleteValueMapping: (params: { fieldName: TField; mappedValue: string }) => void;
}

/** What the contract requires of a read object in the server's answers. */
const SELECTIONS = ["selectedFields", "selectedFieldMappings"] as const;
const MAPPINGS = "selectedFieldMappings";
const VALUES = "selectedValueMappings";
type Selection = (typeof SELECTIONS)[number];

/** Makes the handlers of one object's read config. */
// eslint-disable-next-line max-lines-per-function -- a list of helpers over one object
export function createReadObject(access: ObjectAccess): ReadObjectHandlers {
  /** Whether the saved config has the object but not this selection. An empty selection is then left out. */
  const isOmittedBySaved = (selection: Selection) =>
    access.peekSaved() !== undefined && access.peekSaved(selection) === undefined;
  const isEmpty = (selection: Selection) => access.has(selection) && access.sizeOf(selection) === 0;

  /** Sets or removes one name of a selection. An empty selection stays, unless the saved object omits it. */
  function setSelection(selection: Selection, name: string, value: unknown) {
    if (access.peek(selection, name) === value) return;
    access.batch(() => {
      access.put([selection, name], value);
      if (value === undefined && isOmittedBySaved(selection) && isEmpty(selection)) {
        access.set([selection], undefined);
      }
    });
  }

  /** Drops the value mappings under a mapping's field and under its own name, unless that field stays mapped. */
  function dropValueMappings(mapToName: string, next: string | undefined) {
    if (!access.has(VALUES)) return;
    const field = access.peek(MAPPINGS, mapToName);
    const old = access.fieldKey(field);
    if (field === undefined || access.fieldKey(next) === old) return;
    const { [mapToName]: _, ...others } = Object(access.peek(MAPPINGS)) as JsonObject;
    const left = Object.values(others).map(access.fieldKey);
    for (const name of Object.keys(Object(access.peek(VALUES)) as JsonObject)) {
      const key = access.fieldKey(name);
      if ((name === mapToName || key === old) && !left.includes(key)) access.set([VALUES, name], undefined);
    }
  }

  function setMapping(mapToName: string, fieldName: string | undefined) {
    if (access.peek(MAPPINGS, mapToName) === fieldName) return;
    // Before the batch: a field name that is refused must not drop value mappings.
    access.take([MAPPINGS, mapToName], fieldName);
    if (access.isLocked(MAPPINGS, mapToName)) return;
    access.batch(() => {
      if (fieldName !== undefined && !access.has()) access.setBrought(true);
      dropValueMappings(mapToName, fieldName);
      setSelection(MAPPINGS, mapToName, fieldName);
      const isNeedless = access.isBrought() && access.isAsAdded([MAPPINGS, mapToName]);
      if (fieldName === undefined && isNeedless) access.remove();
    });
  }

  function enable() {
    const isDisabled = access.peek("disabled") === true;
    if (isDisabled && access.isLocked("disabled")) return;
    access.setBrought(false);
    if (!access.has()) return access.add();
    if (!isDisabled) return;
    access.setSwitch(["disabled"], false, (disabled) => disabled !== true);
    for (const selection of SELECTIONS) {
      const isBack = access.peekSaved("disabled") !== true && isOmittedBySaved(selection);
      if (!access.has(selection) && !isBack) access.set([selection], {});
    }
  }

  function disable() {
    // Without an entry in the config, an object that is always read would still be read.
    if (!access.has() && !access.isAlwaysRead()) return;
    // An object without any choice of the user is removed, so that enabling and then disabling it is no change.
    const isRemoved = !access.isAlwaysRead() && access.isAsAdded();
    if (!isRemoved && access.isLocked("disabled")) return;
    access.setBrought(false);
    if (isRemoved) return access.remove();
    access.add();
    access.setSwitch(["disabled"], true, (disabled) => disabled === true);
    for (const selection of SELECTIONS) {
      if (isEmpty(selection) && isOmittedBySaved(selection)) access.set([selection], undefined);
    }
  }

  return {
    get object() {
      return access.read<ReadConfigObject>();
    },
    getReadEnabled: () => access.isThere() && access.read("disabled") !== true,
    setEnabled: (enabled) => {
      access.batch(enabled ? enable : disable);
    },
    setEnableRead: () => {
      access.batch(enable);
    },
    setDisableRead: () => {
      access.batch(disable);
    },
    ...createSelectedFields(access, (name, value) => {
      setSelection("selectedFields", name, value);
    }),
    ...createReadOptions(access),
    getFieldMapping: (mapToName) => access.read<string>("selectedFieldMappings", mapToName),
    setFieldMapping: ({ fieldName, mapToName }) => {
      setMapping(mapToName, fieldName);
    },
    deleteFieldMapping: (mapToName) => {
      setMapping(mapToName, undefined);
    },
    getValueMappings: (fieldName) => access.read<Record<string, string>>("selectedValueMappings", fieldName),
    setValueMapping: ({ fieldName, mappedValue, providerValue }) => {
      access.set(["selectedValueMappings", fieldName, mappedValue], providerValue);
    },
    deleteValueMapping: ({ fieldName, mappedValue }) => {
      access.set(["selectedValueMappings", fieldName, mappedValue], undefined);
    },
  };
}
