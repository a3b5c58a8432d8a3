import type { Backfill } from "../../contract/index.js";
import { missing, openMapping, type Value } from "../yaml/mapping.js";
import { readBoolean, readInteger } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { withoutAbsent } from "../yaml/without-absent.js";

/**
 * Reads a `backfill` (M12). Both `days` and `fullHistory: false` may be given: the wire has always accepted it, and the two
 * do not contradict each other.
 */
export function readBackfill(reading: Reading, value: Value): Backfill | undefined {
  const backfill = openMapping(reading, value, ["defaultPeriod"]);
  if (!backfill) return undefined;
  const given = backfill.entries.get("defaultPeriod");
  if (!given) reading.error("M12", missing(backfill, "defaultPeriod"), "A backfill has a `defaultPeriod`.");
  const period = given && openMapping(reading, given, ["days", "fullHistory"]);
  if (!period) return undefined;
  const days = readInteger(reading, period, "days", { min: 0, rule: "M12" });
  const fullHistory = readBoolean(reading, period, "fullHistory");
  const fullHistoryValue = period.entries.get("fullHistory");
  if (period.entries.has("days") && fullHistory === true && fullHistoryValue) {
    const message = "A period is either a number of `days` or `fullHistory: true`.";
    reading.error("M12", fullHistoryValue, message, "remove one of the two");
  }
  if (!period.entries.has("days") && !fullHistoryValue) {
    reading.error("M12", given, "A period has either `days` or `fullHistory`.");
  }
  return { defaultPeriod: withoutAbsent<Backfill["defaultPeriod"]>({ days, fullHistory }) };
}
