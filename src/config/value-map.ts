import { isJsonObject } from "../json/object.js";
import { type FieldPath, type RecordNames, readPath } from "./record-names.js";

/** A map from the app's values to the provider's, and the name that it stands under in `selectedValueMappings`. */
export interface ValueMap {
  readonly name: string;
  /** What the config has there: a draft may have anything. */
  readonly map: unknown;
}

/**
 * Lists the value maps of an object by the place of their field, `placeOf` its path. A map stands under any spelling of the
 * provider's name or of the mapped name; that under the provider's name wins, as in the published client.
 */
export function readValueMaps(
  maps: unknown,
  { locate, placeOf }: RecordNames,
): ReadonlyMap<string, ValueMap> {
  const named = Object.entries(isJsonObject(maps) ? maps : {});
  const found = new Map<string, ValueMap>();
  for (const find of [(path: FieldPath) => path, locate]) {
    for (const [name, map] of named) {
      const path = find(readPath(name));
      const place = path && placeOf(path);
      if (place !== undefined && !found.has(place)) found.set(place, { name, map });
    }
  }
  return found;
}
