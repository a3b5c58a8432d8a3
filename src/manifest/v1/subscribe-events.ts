import type { IntegrationSubscribeObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { asString, readBoolean, readChoice } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

type UpdateEvent = NonNullable<IntegrationSubscribeObject["updateEvent"]>;
type AssociationChangeEvent = NonNullable<IntegrationSubscribeObject["associationChangeEvent"]>;

/** Reads a create or delete event. */
export function readEvent(reading: Reading, value: Value): { enabled?: "always" } | undefined {
  const event = openMapping(reading, value, ["enabled"]);
  return event && withoutAbsent<{ enabled?: "always" }>({ enabled: readEnabled(reading, event) });
}

/** Reads an update event. */
export function readUpdateEvent(reading: Reading, value: Value): UpdateEvent | undefined {
  const event = openMapping(reading, value, ["enabled", "watchFieldsAuto", "requiredWatchFields"]);
  if (!event) return undefined;
  const watched = event.entries.get("requiredWatchFields");
  if (watched && event.entries.has("watchFieldsAuto")) {
    const message = "An update event has either `watchFieldsAuto` or `requiredWatchFields`, not both.";
    reading.report("contradicting-watch-fields", watched.key, message, "remove one of the two");
  }
  return withoutAbsent<UpdateEvent>({
    enabled: readEnabled(reading, event),
    watchFieldsAuto: readChoice(
      reading,
      event,
      "watchFieldsAuto",
      ["all", "selected"],
      "invalid-watch-fields-auto",
    ),
    requiredWatchFields: watched && readWatchFields(reading, watched),
  });
}

/** Reads an association change event. */
export function readAssociationChangeEvent(
  reading: Reading,
  value: Value,
): AssociationChangeEvent | undefined {
  const event = openMapping(reading, value, ["enabled", "includeFullRecords"]);
  if (!event) return undefined;
  return withoutAbsent<AssociationChangeEvent>({
    enabled: readEnabled(reading, event),
    includeFullRecords: readBoolean(reading, event, "includeFullRecords"),
  });
}

function readEnabled<TKey extends string>(
  reading: Reading,
  event: Mapping<TKey | "enabled">,
): "always" | undefined {
  if (!event.entries.has("enabled")) {
    reading.report("invalid-event", missing<string>(event, "enabled"), "An event has `enabled: always`.");
  }
  return readChoice<string, "always">(reading, event, "enabled", ["always"], "invalid-event");
}

function readWatchFields(reading: Reading, list: Value): string[] | undefined {
  const items = openList(reading, list);
  if (items?.length === 0) reading.report("empty-watch-fields", list, "The list of watched fields is empty.");
  const seen = new Set<string>();
  return items?.flatMap((item) => {
    const name = asString(reading, item);
    if (name === undefined) return [];
    if (isPartOfField(name)) {
      const message = `The nested field ${quote(name)} cannot be watched.`;
      reading.report("nested-watch-field", item, message, "watch the field it stands in");
    } else if (seen.has(name)) {
      const message = `The field ${quote(name)} stands twice in this list.`;
      reading.report("duplicate-field", item, message, "remove one of the two");
    }
    seen.add(name);
    return [name];
  });
}

/** Whether a name leads into a field, in whatever notation: `a.b`, `a[0]`, `$['a']['b']`. */
function isPartOfField(name: string): boolean {
  return /[.[\]]/.test(name);
}
