import type { InputValidationIssue, ReadFilter } from "../../../../src/contract/index.js";
import { quote } from "../../../../src/json/quote.js";
import { parseCron } from "../../../../src/manifest/schedule/cron.js";
import { configIssue, type ConfigContext, type ConfigRule, entriesOf } from "./rule.js";

/**
 * Checks that schedules are in cron syntax, and that each field has at most one condition (contract:
 * BaseReadConfigObject).
 */
export const readOptions: ConfigRule = ({ content, fieldsOf }) =>
  entriesOf(content.read?.objects).flatMap(([name, { schedule, fieldFilters, backfill }]) => {
    const at = ["read", "objects", name];
    const { fieldKey } = fieldsOf(name);
    return [
      ...checkSchedule([...at, "schedule"], schedule),
      ...checkFilters([...at, "fieldFilters"], fieldFilters, fieldKey),
      ...checkFilters([...at, "backfill", "fieldFilters"], backfill?.fieldFilters, fieldKey),
    ];
  });

function checkSchedule(at: readonly string[], schedule: string | undefined): InputValidationIssue[] {
  const parsed = schedule === undefined ? undefined : parseCron(schedule);
  if (!parsed || parsed.ok) return [];
  return [
    configIssue(at, {
      value: schedule,
      detail: `${quote(schedule)} is not five-part cron: ${parsed.reason}`,
      remedy: parsed.hint,
    }),
  ];
}

function checkFilters(
  at: readonly string[],
  filters: readonly ReadFilter[] = [],
  fieldKey: ReturnType<ConfigContext["fieldsOf"]>["fieldKey"],
): InputValidationIssue[] {
  const seen = new Set<string>();
  return filters.flatMap(({ fieldName }, index): InputValidationIssue[] => {
    const key = fieldKey(fieldName);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      configIssue([...at, String(index)], {
        value: fieldName,
        detail: `${quote(fieldName)} has more than one condition`,
        remedy: "keep one condition for each field",
      }),
    ];
  });
}
