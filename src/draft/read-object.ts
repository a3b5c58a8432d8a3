import type { ReadConfigObject } from "../contract/index.js";
import { isRecord } from "./equal.js";
import { fillIn } from "./initial-object.js";
import type { ObjectAccess } from "./object-access.js";
import { withParts } from "./path.js";

/** Reads and edits the read config of one object (D1, D7). Getters answer from the newest draft (D4). */
export interface ReadObjectHandlers {
  /** The object's read config; `undefined` while the draft has none. */
  readonly object: ReadConfigObject | undefined;
  setEnableRead: () => void;
  setDisableRead: () => void;
  getSelectedField: (fieldName: string) => boolean;
  setSelectedField: (params: { fieldName: string; selected: boolean }) => void;
  /** The provider's field that is mapped onto `mapToName`. */
  getFieldMapping: (mapToName: string) => string | undefined;
  setFieldMapping: (params: { fieldName: string; mapToName: string }) => void;
  deleteFieldMapping: (mapToName: string) => void;
  /** The field's value mappings: your app's value → the provider's value. */
  getValueMappings: (fieldName: string) => Readonly<Record<string, string>> | undefined;
  setValueMapping: (params: { fieldName: string; mappedValue: string; providerValue: string }) => void;
  deleteValueMapping: (params: { fieldName: string; mappedValue: string }) => void;
}

/** Makes the handlers of one object's read config. */
export function createReadObject(access: ObjectAccess): ReadObjectHandlers {
  /** Sets or removes one name of a selection; the selection itself stays, also when it becomes empty: the contract asks for it. */
  function setSelection(selection: "selectedFields" | "selectedFieldMappings", name: string, value: unknown) {
    const selected = access.peek(selection);
    if (value === undefined && !(isRecord(selected) && Object.hasOwn(selected, name))) return;
    access.add();
    const names = access.peek(selection);
    access.set([selection], withParts(isRecord(names) ? names : {}, [[name, value]]));
  }

  return {
    get object() {
      return access.read<ReadConfigObject>();
    },
    setEnableRead: () => {
      const object = access.peek();
      if (!isRecord(object)) {
        access.add();
      } else if (object["disabled"] === true) {
        access.turn(["disabled"], false, (disabled) => disabled !== true);
        access.set(
          [],
          fillIn(access.peek() as typeof object, { selectedFields: {}, selectedFieldMappings: {} }),
        );
      }
    },
    setDisableRead: () => {
      if (access.peek() !== undefined) access.turn(["disabled"], true, (disabled) => disabled === true);
    },
    getSelectedField: (fieldName) => access.read("selectedFields", fieldName) === true,
    setSelectedField: ({ fieldName, selected }) => {
      setSelection("selectedFields", fieldName, selected ? true : undefined);
    },
    getFieldMapping: (mapToName) => access.read<string>("selectedFieldMappings", mapToName),
    setFieldMapping: ({ fieldName, mapToName }) => {
      setSelection("selectedFieldMappings", mapToName, fieldName);
    },
    deleteFieldMapping: (mapToName) => {
      setSelection("selectedFieldMappings", mapToName, undefined);
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
