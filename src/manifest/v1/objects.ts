import { quote } from "../../json/quote.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { requireText } from "../yaml/read-value.js";
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
 * Opens the objects of an action; `undefined` where there is no list of them. Objects that are no mappings are reported and
 * left out.
 */
export function openObjects<TKey extends string>(
  reading: Reading,
  action: Mapping<"objects">,
  known: readonly (TKey | "objectName")[],
): ActionObject<TKey | "objectName">[] | undefined {
  const list = action.entries.get("objects");
  if (!list) {
    const message = "The key `objects` is missing.";
    reading.report("missing-objects", missing(action, "objects"), message, "add a list of objects");
    return undefined;
  }
  const items = openList(reading, list, "missing-objects");
  if (!items) return undefined;
  if (items.length === 0) {
    const message = "The list of objects is empty.";
    reading.report("missing-objects", list, message, "add an object, or remove the action");
  }
  const names = new Set<string>();
  return items.flatMap((item) => {
    const mapping = openMapping(reading, item, known, "write `- objectName: <name>`");
    if (!mapping) return [];
    const objectName = requireText<string>(reading, mapping, "objectName", "missing-object-name");
    const name = (mapping as Mapping<string>).entries.get("objectName") ?? item;
    if (objectName) {
      if (names.has(objectName)) {
        const message = `The object ${quote(objectName)} stands more than once in this action.`;
        reading.report("duplicate-object", name, message);
      }
      names.add(objectName);
    }
    return [{ objectName: objectName ?? "", mapping, item, name }];
  });
}
