import type { ShapeRuleId } from "../rule-id.js";
import type { Fate, FieldPlan } from "./field-plan.js";

const ids: readonly ShapeRuleId[] = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"];

/** Gives the rule that decided the outcome of a field. */
export function decidingRule(
  { policy, fallback, mapping, fieldName, name }: FieldPlan,
  fate: Fate,
  isDefault: boolean,
  isValueMapped: boolean,
): Exclude<ShapeRuleId, "P6"> {
  if (fate === "never" || fate === "filled") return "P3";
  if (fate === "stripped") return "P5";
  if (fate === "present") return "P2";
  if (fate === "off") return "P7";
  if (isDefault && fallback) return fallback.rule;
  if ((mapping && fieldName !== name) || isValueMapped) return "P4";
  return policy ? "P3" : "P1";
}

/** Adds a rule to a set of rules: one bit for each, as a set of strings would be made for every record. */
export function addRule(rules: number, rule: ShapeRuleId): number {
  return rules | (1 << ids.indexOf(rule));
}

/** Lists the rules of a set; the same list for the same set. */
export function listShapeRules(rules: number): readonly ShapeRuleId[] {
  return lists[rules] ?? [];
}

const lists = Array.from({ length: 2 ** ids.length }, (_, rules) =>
  ids.filter((_id, place) => (rules >> place) % 2 === 1),
);
