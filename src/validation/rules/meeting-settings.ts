import { readNames, readPath } from "../../config/record-names.js";
import type { InstallationConfigContent, WriteConfigObject } from "../../contract/index.js";
import { nameAt, type Rule } from "../validation.js";

/** No two settings are about one field of the provider, as by its mapped name and its own, or by two spellings. */
export const checkMeetingSettings: Rule<WriteConfigObject> = (object, path, validation) => {
  const { draft, manifest, fieldKey, report } = validation;
  const { placeOf, locate } = readNames(
    nameAt(path, 2),
    draft as InstallationConfigContent,
    manifest,
    fieldKey,
  );
  const firstAt = new Map<string, string>();
  for (const section of ["selectedFieldSettings", "selectedValueDefaults"] as const) {
    for (const name of Object.keys(object[section] ?? {})) {
      const field = locate(readPath(name));
      if (!field) continue;
      const other = firstAt.get(placeOf(field));
      if (other === undefined) firstAt.set(placeOf(field), name);
      // A default of the older form may stand beside the setting of its name.
      if (other === undefined || other === name) continue;
      report([...path, section, name], "warning", "duplicate-setting", { other });
    }
  }
};
