import type { WriteRequest } from "../../contract/index.js";
import type { RuleId } from "../../facts/rules/rule.js";

/** Lists the rules that apply to an accepted request. `shapeRules` is a bit set of the shaping rules: bit n for rule n. */
export type ListRules = (
  request: WriteRequest,
  shapeRules: number,
  isScheduled: boolean,
) => readonly RuleId[];

/** What decides which rules apply to a request, a bit for each. */
const traits = {
  isUpdate: 1,
  isDelete: 2,
  isBatch: 4,
  asksProvider: 8,
  isScheduled: 16,
  isAsync: 32,
  isGathered: 64,
  isRetried: 128,
};

/** Creates a memoised listing: requests of the same kind share one list. */
export function createRuleLists(): ListRules {
  const lists = new Map<number, readonly RuleId[]>();
  return (request, shapeRules, isScheduled) => {
    const kind = traitsOf(request, isScheduled) + shapeRules * 256;
    let rules = lists.get(kind);
    if (!rules) lists.set(kind, (rules = listRules(kind)));
    return rules;
  };
}

function traitsOf(request: WriteRequest, isScheduled: boolean): number {
  const { type, mode, batch, associations, headers, retryPolicy, autoBatchPolicy } = request;
  const isLinked = isFilled(associations) || batch?.some((item) => isFilled(item.associations)) === true;
  const asksProvider = type === "delete" || batch || autoBatchPolicy || isLinked || isFilled(headers);
  return (
    (type === "update" ? traits.isUpdate : 0) +
    (type === "delete" ? traits.isDelete : 0) +
    (batch ? traits.isBatch : 0) +
    (asksProvider ? traits.asksProvider : 0) +
    (isScheduled ? traits.isScheduled : 0) +
    (mode === "asynchronous" ? traits.isAsync : 0) +
    (autoBatchPolicy ? traits.isGathered : 0) +
    (retryPolicy ? traits.isRetried : 0)
  );
}

function listRules(kind: number): readonly RuleId[] {
  const has = (trait: number) => (kind & trait) > 0;
  const rules: RuleId[] = ["W11", "W12", ...listShapeRules(kind >> 8)];
  if (has(traits.isUpdate + traits.isDelete)) rules.push("W5");
  if (has(traits.isDelete)) rules.push("W6", "W13");
  if (has(traits.isBatch)) rules.push("W7");
  if (has(traits.asksProvider)) rules.push("W8");
  if (has(traits.isScheduled)) rules.push("L4");
  if (!has(traits.isAsync)) return Object.freeze([...rules, has(traits.isBatch) ? "W15" : "W14"]);
  rules.push("W16", "W17");
  if (has(traits.isGathered)) rules.push("W9", "W18");
  else if (has(traits.isRetried)) rules.push("W10");
  return Object.freeze(rules);
}

function listShapeRules(rules: number): readonly RuleId[] {
  return ["P1", "P2", "P3", "P4", "P5", "P6", "P7"].filter((_, place) => rules & (1 << (place + 1)));
}

function isFilled(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
