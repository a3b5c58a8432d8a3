import type { WriteRequest } from "../../contract/index.js";
import type { RuleId } from "../../facts/rules/rule.js";

/** Lists the rules by which a request is taken; `shapeRules` are those by which its records came out. */
export function listRules(
  request: WriteRequest,
  shapeRules: readonly RuleId[],
  isScheduled: boolean,
): readonly RuleId[] {
  const { type, mode, batch, associations, headers, retryPolicy, autoBatchPolicy } = request;
  const rules: RuleId[] = ["W11", "W12", ...shapeRules];
  if (type !== "create") rules.push("W5");
  if (type === "delete") rules.push("W6", "W13");
  if (batch) rules.push("W7");
  const isLinked = isFilled(associations) || batch?.some((item) => isFilled(item.associations)) === true;
  if (type === "delete" || batch || autoBatchPolicy || isLinked || isFilled(headers)) rules.push("W8");
  if (isScheduled) rules.push("L4");
  if (mode !== "asynchronous") {
    rules.push(batch ? "W15" : "W14");
    return rules;
  }
  rules.push("W16", "W17");
  if (autoBatchPolicy) rules.push("W9", "W18");
  else if (retryPolicy) rules.push("W10");
  return rules;
}

function isFilled(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
