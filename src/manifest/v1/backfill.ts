import type { Backfill } from "../../contract/index.js";
import { openMapping, type Value } from "../yaml/mapping.js";
import { readBoolean, readInteger } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

/**
 * Reads a `backfill`; without a period or its parts, the service's defaults hold. Both `days` and `fullHistory: false` may be
 * given: the service has always accepted it, and the two do not contradict each other.
 */
export function readBackfill(reading: Reading, value: Value): Backfill | undefined {
  const backfill = openMapping(reading, value, ["defaultPeriod"]);
  if (!backfill) return undefined;
  const given = backfill.entries.get("defaultPeriod");
  if (!given) return { defaultPeriod: {} };
  const period = openMapping(reading, given, ["days", "fullHistory"]);
  if (!period) return undefined;
  const days = readInteger(reading, period, "days", { min: 0, code: "invalid-backfill-days" });
  const fullHistory = readBoolean(reading, period, "fullHistory");
  const fullHistoryValue = period.entries.get("fullHistory");
  if (period.entries.has("days") && fullHistory === true && fullHistoryValue) {
    const message = "A period is either a number of `days` or `fullHistory: true`.";
    reading.report("contradicting-backfill", fullHistoryValue, message, "remove one of the two");
  }
  return { defaultPeriod: withoutAbsent<Backfill["defaultPeriod"]>({ days, fullHistory }) };
}
