import { useInstallation, type FieldSetting } from "../../src/index.js";
import { own } from "./own.js";

/** The field settings of an object as the server holds them. */
export function useSavedFieldSettings(objectName: string): Record<string, FieldSetting> | undefined {
  const { installation } = useInstallation();
  return own(installation?.config.content.write?.objects, objectName)?.selectedFieldSettings;
}
