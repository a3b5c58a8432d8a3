import type { IntegrationSubscribeObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { isNestedName } from "../../facts/nested-name.js";
import { asString, readBoolean, readChoice } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

type UpdateEvent = NonNullable<IntegrationSubscribeObject["updateEvent"]>;
type AssociationChangeEvent = NonNullable<IntegrationSubscribeObject["associationChangeEvent"]>;

/** Reads a create or delete event (M17). */
export function readEvent(reading: Reading, value: Value): { enabled?: "always" } | undefined {
  const event = openMapping(reading, value, ["enabled"]);
  return event && withoutAbsent<{ enabled?: "always" }>({ enabled: readEnabled(reading, event) });
}

/** Reads an update event (M17, M18). */
export function readUpdateEvent(reading: Reading, value: Value): UpdateEvent | undefined {
  const event = openMapping(reading, value, ["enabled", "watchFieldsAuto", "requiredWatchFields"]);
  if (!event) return undefined;
  const watched = event.entries.get("requiredWatchFields");
  if (!watched && !event.entries.has("watchFieldsAuto")) {
    const message = "An update event has either `watchFieldsAuto` or `requiredWatchFields`.";
    reading.error("M18", { at: event.at, path: event.path }, message);
  } else if (watched && event.entries.has("watchFieldsAuto")) {
    const message = "An update event has either `watchFieldsAuto` or `requiredWatchFields`, not both.";
    reading.error("M18", watched.key, message, "remove one of the two");
  }
  return withoutAbsent<UpdateEvent>({
    enabled: readEnabled(reading, event),
    watchFieldsAuto: readChoice(reading, event, "watchFieldsAuto", ["all", "selected"], "M18"),
    requiredWatchFields: watched && readWatchFields(reading, watched),
  });
}

/** Reads an association change event (M17). */
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
    reading.error("M17", missing<string>(event, "enabled"), "An event has `enabled: always`.");
  }
  return readChoice<string, "always">(reading, event, "enabled", ["always"], "M17");
}

function readWatchFields(reading: Reading, list: Value): string[] | undefined {
  const items = openList(reading, list);
  if (items?.length === 0) reading.error("M18", list, "The list of watched fields is empty.");
  return items?.flatMap((item) => {
    const name = asString(reading, item);
    if (name === undefined) return [];
    if (isNestedName(name)) {
      reading.error(
        "M18",
        item,
        `The nested field ${quote(name)} cannot be watched.`,
        "watch the field it stands in",
      );
    }
    return [name];
  });
}
