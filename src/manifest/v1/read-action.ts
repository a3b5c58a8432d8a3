import type { IntegrationObject } from "../../contract/index.js";
import { readBackfill } from "./backfill.js";
import { isUserMapping } from "../lookup/declared-fields.js";
import { readDelivery } from "./delivery.js";
import { readFields, type ReadField } from "./fields.js";
import { missing, openMapping, type Value } from "../yaml/mapping.js";
import { actionKeys, openObjects, type ActionObject } from "./objects.js";
import { readChoice, readString, requireText } from "../yaml/read-value.js";
import type { Place, Reading } from "../yaml/reading.js";
import { checkSchedule } from "../schedule/check-schedule.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const objectKeys = [
  "objectName",
  "destination",
  "schedule",
  "enabled",
  "backfill",
  "requiredFields",
  "optionalFields",
  "optionalFieldsAuto",
  "mapToName",
  "mapToDisplayName",
  "delivery",
] as const;
type ReadObject = ActionObject<(typeof objectKeys)[number]>;

/** Reads the `read` part of an integration; `undefined` where its objects cannot be told. */
export function readReadAction(
  reading: Reading,
  value: Value,
): { objects?: IntegrationObject[] } | undefined {
  const action = openMapping(reading, value, actionKeys);
  if (!action) return undefined;
  const objects = openObjects(reading, action, objectKeys);
  return objects && { objects: objects.map((object) => readObject(reading, object)) };
}

function readObject(reading: Reading, object: ReadObject): IntegrationObject {
  const { mapping } = object;
  const { entries } = mapping;
  const names = new Set<string>();
  const fieldsOf = (key: "requiredFields" | "optionalFields") => {
    const list = entries.get(key);
    return list && readFields(reading, list, names);
  };
  const requiredFields = fieldsOf("requiredFields");
  const optionalFields = fieldsOf("optionalFields");
  const backfill = entries.get("backfill");
  const delivery = entries.get("delivery");
  const enabled = readChoice(reading, mapping, "enabled", ["always"], "invalid-enabled");
  const schedule = readSchedule(reading, object, enabled === "always");
  if (enabled === "always") checkFieldsOfAlwaysEnabled(reading, object, requiredFields);
  return withoutAbsent<IntegrationObject>({
    objectName: object.objectName,
    destination: requireText(reading, mapping, "destination", "missing-destination") ?? "",
    schedule,
    enabled,
    backfill: backfill && readBackfill(reading, backfill),
    requiredFields: requiredFields?.map(({ field }) => field),
    optionalFields: optionalFields?.map(({ field }) => field),
    optionalFieldsAuto: readChoice(
      reading,
      mapping,
      "optionalFieldsAuto",
      ["all"],
      "invalid-optional-fields-auto",
    ),
    mapToName: readString(reading, mapping, "mapToName"),
    mapToDisplayName: readString(reading, mapping, "mapToDisplayName"),
    delivery: delivery && readDelivery(reading, delivery),
  });
}

/** Reads the schedule; an empty text counts as none. */
function readSchedule(
  reading: Reading,
  { mapping }: ReadObject,
  isAlwaysEnabled: boolean,
): string | undefined {
  const schedule = readString(reading, mapping, "schedule");
  const value = mapping.entries.get("schedule");
  if (value && schedule?.trim() !== "") {
    if (schedule !== undefined) checkSchedule(reading, value, schedule);
    return schedule;
  }
  if (isAlwaysEnabled) {
    const place = value ?? showAtEnabled(mapping, "schedule");
    reading.report("always-without-schedule", place, "An object with `enabled: always` has a `schedule`.");
  } else {
    const message =
      "A read object should have a `schedule`: this one is only read on request or by subscribe.";
    reading.report("missing-schedule", value ?? missing(mapping, "schedule"), message);
  }
  return undefined;
}

/** An object that nobody has to choose leaves nothing to choose. */
function checkFieldsOfAlwaysEnabled(
  reading: Reading,
  { mapping }: ReadObject,
  requiredFields: ReadField[] | undefined,
): void {
  const list = mapping.entries.get("requiredFields");
  if (!list || requiredFields?.length === 0) {
    const place = list ?? showAtEnabled(mapping, "requiredFields");
    const message = "An object with `enabled: always` has at least one field in `requiredFields`.";
    reading.report("always-without-fields", place, message);
  }
  for (const { field, place } of requiredFields ?? []) {
    if (field.mapToName === undefined) continue;
    const message =
      "An object with `enabled: always` has no mapping in `requiredFields`: no customer is asked to choose.";
    const hint = isUserMapping(field) ? "name the provider's field by `fieldName`" : "remove `mapToName`";
    reading.report("always-with-mapping", place, message, hint);
  }
}

/** What an object with `enabled: always` lacks is shown at `enabled`, which asks for it. */
function showAtEnabled(mapping: ReadObject["mapping"], key: "schedule" | "requiredFields"): Place {
  const at = mapping.entries.get("enabled")?.at ?? mapping.at;
  return { ...missing(mapping, key), at, extent: mapping.at };
}
