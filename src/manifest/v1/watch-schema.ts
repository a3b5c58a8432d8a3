import type { WatchSchema } from "../../contract/index.js";
import { manifestLimits } from "../../facts/manifest-limits.js";
import { checkSchedule } from "../schedule/check-schedule.js";
import { missing, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { readChoice, readString, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const keys = ["destination", "schedule", "allObjects"] as const;
const events = ["fieldCreated", "fieldDeleted", "fieldChanged"] as const;
type AllObjects = WatchSchema["allObjects"];

/** Reads a `watchSchema`, which only the contract has: what it requires is required here. */
export function readWatchSchema(reading: Reading, value: Value): WatchSchema | undefined {
  const mapping = openMapping(reading, value, keys);
  if (!mapping) return undefined;
  const destination = requireText(reading, mapping, "destination", "invalid-watch-schema") ?? "";
  const schedule = readString(reading, mapping, "schedule");
  const scheduleValue = mapping.entries.get("schedule");
  if (schedule?.trim() && scheduleValue) {
    checkSchedule(reading, scheduleValue, schedule, manifestLimits.watchScheduleMinutes);
  }
  const all = mapping.entries.get("allObjects");
  if (!all) {
    const place = missing(mapping, "allObjects");
    reading.report("invalid-watch-schema", place, "The key `allObjects` is missing.");
  }
  const allObjects = (all && readAllObjects(reading, all)) ?? {};
  return withoutAbsent<WatchSchema>({
    destination,
    schedule: schedule?.trim() ? schedule : undefined,
    allObjects,
  });
}

function readAllObjects(reading: Reading, value: Value): AllObjects | undefined {
  const mapping = openMapping(reading, value, events);
  if (!mapping) return undefined;
  const [fieldCreated, fieldDeleted, fieldChanged] = events.map((event) =>
    readEvent(reading, mapping, event),
  );
  return withoutAbsent<AllObjects>({ fieldCreated, fieldDeleted, fieldChanged });
}

function readEvent(
  reading: Reading,
  mapping: Mapping<(typeof events)[number]>,
  key: (typeof events)[number],
): { enabled: "always" } | undefined {
  const value = mapping.entries.get(key);
  const event = value && openMapping(reading, value, ["enabled"]);
  if (!event) return undefined;
  if (!event.entries.has("enabled")) {
    reading.report("invalid-watch-schema", missing(event, "enabled"), "An event has `enabled: always`.");
  }
  readChoice(reading, event, "enabled", ["always"], "invalid-watch-schema");
  return { enabled: "always" };
}
