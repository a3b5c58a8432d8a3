import type { IntegrationObject } from "../../contract/index.js";
import { readBackfill } from "./backfill.js";
import { isUserMapping } from "../lookup/declared-fields.js";
import { readDelivery } from "./delivery.js";
import { readFields, type ReadField } from "./fields.js";
import { missing, openMapping, type Value } from "../yaml/mapping.js";
import { actionKeys, openObjects, type ActionObject } from "./objects.js";
import { readChoice, readString, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { findScheduleFault } from "../schedule/schedule.js";
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

/** Reads the `read` part of an integration (M5 to M14, M36); `undefined` where its objects cannot be told. */
export function readReadAction(
  reading: Reading,
  value: Value,
): { objects?: IntegrationObject[] } | undefined {
  const action = openMapping(reading, value, actionKeys);
  if (!action) return undefined;
  if (!action.entries.has("objects")) return {};
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
  const enabled = readChoice(reading, mapping, "enabled", ["always"], "M20");
  if (enabled === "always") checkAlwaysEnabled(reading, object, requiredFields);
  else if (!entries.has("schedule")) {
    const message =
      "A read object should have a `schedule`: this one is only read on request or by subscribe.";
    reading.warning("M36", missing(mapping, "schedule"), message);
  }
  return withoutAbsent<IntegrationObject>({
    objectName: object.objectName,
    destination: requireText(reading, mapping, "destination", "M7") ?? "",
    schedule: readSchedule(reading, object),
    enabled,
    backfill: backfill && readBackfill(reading, backfill),
    requiredFields: requiredFields?.map(({ field }) => field),
    optionalFields: optionalFields?.map(({ field }) => field),
    optionalFieldsAuto: readChoice(reading, mapping, "optionalFieldsAuto", ["all"], "M10"),
    mapToName: readString(reading, mapping, "mapToName"),
    mapToDisplayName: readString(reading, mapping, "mapToDisplayName"),
    delivery: delivery && readDelivery(reading, delivery),
  });
}

function readSchedule(reading: Reading, { mapping }: ReadObject): string | undefined {
  const schedule = readString(reading, mapping, "schedule");
  const value = mapping.entries.get("schedule");
  const fault = schedule === undefined ? undefined : findScheduleFault(schedule);
  if (fault && value) reading.error("M8", value, fault.message, fault.hint);
  return schedule;
}

/** M14: an object that nobody has to choose leaves nothing to choose. What is missing is shown at `enabled`, its cause. */
function checkAlwaysEnabled(
  reading: Reading,
  { mapping }: ReadObject,
  requiredFields: ReadField[] | undefined,
): void {
  const { entries, at: extent } = mapping;
  const at = entries.get("enabled")?.at ?? mapping.at;
  if (!entries.has("schedule")) {
    const message = "An object with `enabled: always` has a `schedule`.";
    reading.error("M14", { ...missing(mapping, "schedule"), at, extent }, message);
  }
  const list = entries.get("requiredFields");
  if (!list) {
    const message = "An object with `enabled: always` has `requiredFields`.";
    reading.error("M14", { ...missing(mapping, "requiredFields"), at, extent }, message);
  } else if (requiredFields?.length === 0) {
    reading.error("M14", list, "An object with `enabled: always` has at least one required field.");
  }
  for (const { field, place } of requiredFields ?? []) {
    if (!isUserMapping(field)) continue;
    const message =
      "An object with `enabled: always` has no mapping in `requiredFields`: no customer is asked to choose.";
    reading.error("M14", place, message, "name the provider's field by `fieldName`");
  }
}
