import type { BackfillConfig, DynamicMapping, ReadFilter } from "../../contract/index.js";
import { parseCron } from "../../manifest/schedule/cron.js";
import { checkDefault } from "./default-value.js";
import { checkField } from "./field.js";
import { nameAt, type Rule } from "../validation.js";

/** A schedule that replaces the manifest's is also a cron expression. */
export const checkReadSchedule: Rule<string> = (schedule, path, { report }) => {
  if (!parseCron(schedule).ok) report(path, "error", "invalid-schedule", { schedule });
};

/** A backfill says how far back it goes (contract: DefaultPeriodConfig). */
export const checkPeriod: Rule<BackfillConfig["defaultPeriod"]> = (
  { days, fullHistory },
  path,
  { report },
) => {
  if (days === undefined && fullHistory === undefined) report(path, "error", "missing-period", {});
};

/** A field has at most one condition (contract: `fieldFilters`). An unknown field is a warning: the service decides. */
export const checkFilters: Rule<readonly ReadFilter[]> = (filters, path, validation) => {
  const { fieldKey, fieldsOf, report } = validation;
  const seen = new Set<string>();
  for (const [index, { fieldName, value }] of filters.entries()) {
    const place = [...path, String(index)];
    const key = fieldKey(fieldName);
    if (seen.has(key)) report(place, "error", "duplicate-filter", { field: fieldName });
    seen.add(key);
    checkField(fieldName, [...place, "fieldName"], "warning", validation);
    const field = fieldsOf(nameAt(path, 2))?.find(fieldName);
    // Unlike a default, a condition takes fractions.
    const isFraction = typeof value === "number" && field?.metadata.valueType === "float";
    if (!field || field.isPart || value === undefined || isFraction) continue;
    checkDefault(value, [...place, "value"], field.metadata, false, validation);
  }
};

/** A name is offered once: of two offers the first counts. A field that an app names for it is one of the customer's. */
export const checkOffers: Rule<readonly DynamicMapping[]> = (offers, path, validation) => {
  const seen = new Set<string>();
  for (const [index, { mapToName: name, fieldName }] of offers.entries()) {
    const place = [...path, String(index)];
    if (seen.has(name)) validation.report([...place, "mapToName"], "warning", "duplicate-offer", { name });
    seen.add(name);
    if (fieldName) checkField(fieldName, [...place, "fieldName"], "warning", validation);
  }
};
