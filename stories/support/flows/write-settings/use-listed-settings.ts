import { useConfigSelector, useInstallation, type FieldSetting } from "../../../../src/index.js";
import { own } from "../../places/own.js";

/** The field settings of an object, as far as a list of fields needs them; edits of a setting do not render the list. */
export interface ListedSettings {
  /** What the server holds. */
  saved: Record<string, FieldSetting>;
  /** Names with a setting on the server or in the draft: a row must not vanish while its settings are being taken away. */
  names: readonly string[];
}

const none = {};

/** Reads which fields of an object have settings. */
export function useListedSettings(objectName: string): ListedSettings {
  const { installation } = useInstallation();
  const saved = own(installation?.config.content.write?.objects, objectName)?.selectedFieldSettings ?? none;
  const drafted = useConfigSelector(
    (config) => Object.keys(config.writeObject(objectName).object?.selectedFieldSettings ?? none),
    isSameList,
  );
  return { saved, names: [...new Set([...Object.keys(saved), ...drafted])] };
}

function isSameList(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
