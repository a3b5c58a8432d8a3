import { quote } from "../../json/quote.js";
import { openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { requireString } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";

/** One object of an action, its name read. */
export interface ActionObject<TKey extends string> {
  objectName: string;
  mapping: Mapping<TKey>;
  /** The list item. */
  item: Value;
  /** The value of `objectName`, or the item where there is none. */
  name: Value;
}

/** The keys of every action that has objects. */
export const actionKeys = ["objects"] as const;

/**
 * Opens the objects of an action (M5, M6); `undefined` where `objects` is absent or no list. Objects that are no mappings
 * are reported and left out.
 */
export function openObjects<TKey extends string>(
  reading: Reading,
  action: Mapping<"objects">,
  known: readonly (TKey | "objectName")[],
): ActionObject<TKey | "objectName">[] | undefined {
  const list = action.entries.get("objects");
  const items = list && openList(reading, list, "M5");
  if (!list || !items) return undefined;
  if (items.length === 0)
    reading.error("M5", list, "The list of objects is empty.", "add an object or remove the list");
  const names = new Set<string>();
  return items.flatMap((item) => {
    const mapping = openMapping(reading, item, known, "write `- objectName: <name>`");
    if (!mapping) return [];
    const objectName = requireString<string>(reading, mapping, "objectName", "M5");
    const name = (mapping as Mapping<string>).entries.get("objectName") ?? item;
    if (objectName !== undefined) {
      if (names.has(objectName)) {
        reading.error("M6", name, `The object ${quote(objectName)} stands more than once in this action.`);
      }
      names.add(objectName);
    }
    return [{ objectName: objectName ?? "", mapping, item, name }];
  });
}
