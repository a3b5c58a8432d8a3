import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/** Checks that a default period sets `days` or `fullHistory` (contract: DefaultPeriodConfig). */
export const backfillPeriod: ConfigRule = ({ content }) =>
  entriesOf(content.read?.objects)
    .filter(([, { backfill }]) => backfill)
    .filter(([, { backfill }]) => backfill?.defaultPeriod.days === undefined)
    .filter(([, { backfill }]) => backfill?.defaultPeriod.fullHistory === undefined)
    .map(([name]) =>
      configIssue(["read", "objects", name, "backfill", "defaultPeriod"], {
        detail: "neither days nor fullHistory is set",
        remedy: "set days (0 for no backfill) or fullHistory",
      }),
    );
