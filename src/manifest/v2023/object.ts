import type { IntegrationWriteObject } from "../../contract/index.js";
import { quote } from "../../json/quote.js";
import { readCustomFields } from "./custom-fields.js";
import { checkLimitedName } from "./limited-name.js";
import { missing, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import { readChoice, readString, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";
import { warnOfNoRun } from "../schedule/check-schedule.js";
import { parseWriteSchedule } from "../schedule/write-schedule.js";

const standardKeys = ["objectName", "mode", "endpoint", "schedule", "customFields"] as const;
const customKeys = [...standardKeys, "displayName", "prompt"] as const;
type ObjectMapping = Mapping<(typeof customKeys)[number]>;

/** What the objects of an integration depend on. */
export interface Surroundings2023 {
  provider: string | undefined;
  /** Those that the file has so far; each stands once. */
  endpoints: Set<string>;
}

/**
 * Reads an object of a write action; `undefined` where it is no mapping. An object may stand several times, with
 * an endpoint for each mode.
 */
export function readWriteObject2023(
  reading: Reading,
  item: Value,
  isCustom: boolean,
  { provider, endpoints }: Surroundings2023,
): IntegrationWriteObject | undefined {
  const known = isCustom ? customKeys : standardKeys;
  const mapping: ObjectMapping | undefined = openMapping(
    reading,
    item,
    known,
    "write `- objectName: <name>`",
  );
  if (!mapping) return undefined;
  const customFields = mapping.entries.get("customFields");
  if (isCustom) warnOfIncompleteObject(reading, mapping);
  return withoutAbsent<IntegrationWriteObject>({
    objectName: readObjectName(reading, mapping, isCustom),
    mode: readMode(reading, mapping),
    endpoint: readEndpoint(reading, mapping, endpoints),
    schedule: readSchedule(reading, mapping, provider),
    customObject: isCustom ? true : undefined,
    displayName: readString(reading, mapping, "displayName"),
    prompt: readString(reading, mapping, "prompt"),
    customFields: customFields && readCustomFields(reading, customFields),
  });
}

function readObjectName(reading: Reading, mapping: ObjectMapping, isCustom: boolean): string {
  const objectName = requireText(reading, mapping, "objectName", "missing-object-name");
  const value = mapping.entries.get("objectName");
  if (isCustom && objectName && value) {
    checkLimitedName(reading, value, objectName, "custom object");
  }
  return objectName ?? "";
}

function readMode(reading: Reading, mapping: ObjectMapping): "insert" | "update" | undefined {
  if (!mapping.entries.has("mode")) {
    const hint = "write `mode: insert` or `mode: update`";
    reading.report("invalid-mode", missing(mapping, "mode"), "The key `mode` is missing.", hint);
  }
  return readChoice(reading, mapping, "mode", ["insert", "update"], "invalid-mode");
}

function readEndpoint(reading: Reading, mapping: ObjectMapping, endpoints: Set<string>): string | undefined {
  const value = mapping.entries.get("endpoint");
  if (!value) {
    const message = "An object without an `endpoint` cannot be written to.";
    reading.report("missing-endpoint", missing(mapping, "endpoint"), message);
    return undefined;
  }
  const endpoint = readString(reading, mapping, "endpoint");
  if (endpoint === undefined) return undefined;
  if (endpoint === "") reading.report("empty-endpoint", value, "The key `endpoint` is empty.");
  else if (endpoints.has(endpoint)) {
    const message = `The endpoint ${quote(endpoint)} stands more than once in this file.`;
    const hint = "give each object its own endpoint: they are URLs of one project";
    reading.report("duplicate-endpoint", value, message, hint);
  }
  endpoints.add(endpoint);
  return endpoint;
}

function readSchedule(
  reading: Reading,
  mapping: ObjectMapping,
  provider: string | undefined,
): string | undefined {
  const schedule = readString(reading, mapping, "schedule");
  const value = mapping.entries.get("schedule");
  if (value && schedule !== undefined) checkWriteSchedule(reading, value, schedule);
  const capabilities = providerCapabilities.get(provider ?? "");
  if (value && provider !== undefined && capabilities?.write && !capabilities.batch) {
    const message = `The provider ${quote(provider)} is not known to support batches, which a schedule makes of writes.`;
    reading.report("unsupported-by-provider", value.key, message, "leave the schedule out");
  }
  return schedule;
}

function checkWriteSchedule(reading: Reading, value: Value, schedule: string): void {
  const parsed = parseWriteSchedule(schedule);
  if (!parsed.ok) reading.report("invalid-write-schedule", value, parsed.message, parsed.hint);
  else if (parsed.schedule.kind === "cron") warnOfNoRun(reading, value, schedule, parsed.schedule.cron);
}

/** The write guide of 2023 leaves `displayName` out of its own example: it is not an error. */
function warnOfIncompleteObject(reading: Reading, mapping: ObjectMapping): void {
  for (const key of ["displayName", "customFields"] as const) {
    const value = mapping.entries.get(key);
    if (value) continue;
    const message = `A custom object should have \`${key}\`.`;
    reading.report("incomplete-custom-object", missing(mapping, key), message);
  }
}
