import { type FieldPath, readPath } from "../../config/record-names.js";
import type { WriteConfigObject } from "../../contract/index.js";
import { referenceOf, referenceToldBy } from "../../facts/references.js";
import { own } from "../../json/object.js";
import { nameAt, type Rule } from "../validation.js";

/**
 * No two settings are about the same provider field. Two names can mean one field: the mapped and the provider's name, two
 * spellings, or a reference (`AccountId`) and the record that it points to (`Account`).
 */
export const checkMeetingSettings: Rule<WriteConfigObject> = (object, path, validation) => {
  const { provider, writtenNamesOf, report } = validation;
  const { placeOf, locate, targetOf } = writtenNamesOf(nameAt(path, 2));
  const firstAt = new Map<string, string>();
  const listPlaces = (field: FieldPath, target: FieldPath | undefined): string[] => {
    const [root = "", ...inside] = field;
    const reference = inside.length === 0 ? referenceOf(provider, root) : undefined;
    const places = (reference === undefined ? [field] : [field, [reference]]).map(placeOf);
    // Each part may have its own policy, but only one default can say which record a reference points to.
    const told = target && referenceToldBy(provider, target);
    return [...places, ...(target ? [`default of ${placeOf(told === undefined ? target : [told])}`] : [])];
  };
  for (const section of ["selectedFieldSettings", "selectedValueDefaults"] as const) {
    for (const [name, setting] of Object.entries(object[section] ?? {})) {
      const field = locate(readPath(name));
      if (!field) continue;
      const hasDefault = section === "selectedValueDefaults" || own(setting, "default") !== undefined;
      const places = listPlaces(field, hasDefault ? targetOf(name) : undefined);
      // A default of the older form may stand beside the setting of its name.
      const other = places
        .map((place) => firstAt.get(place))
        .find((each) => each !== undefined && each !== name);
      for (const place of places) if (!firstAt.has(place)) firstAt.set(place, name);
      if (other !== undefined) report([...path, section, name], "warning", "duplicate-setting", { other });
    }
  }
};
