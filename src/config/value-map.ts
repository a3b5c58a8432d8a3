import { own } from "../json/object.js";

/**
 * Finds the map from the app's values to the provider's of one field in `selectedValueMappings`. It stands under the provider's
 * name or the mapped name. The provider's name wins, and is returned as the name where there is no map yet.
 */
export function findValueMap(
  maps: unknown,
  fieldName: string,
  mappedName: string,
): { readonly name: string; readonly map: unknown } {
  const name = [fieldName, mappedName].find((each) => own(maps, each) !== undefined) ?? fieldName;
  return { name, map: own(maps, name) };
}
