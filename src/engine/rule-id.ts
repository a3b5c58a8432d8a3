import type { RuleId } from "../facts/rules/rule.js";

export type { RuleId } from "../facts/rules/rule.js";

/** The id of a rule by which the fields of a record come out. */
export type ShapeRuleId = RuleId;
