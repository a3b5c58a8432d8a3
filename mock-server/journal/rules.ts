import { rulesById, type RuleId } from "../../src/facts/rules/index.js";

export type { RuleId } from "../../src/facts/rules/rule.js";

/** The rules of an operation's requests, for an answer that does not name its own. */
interface OperationRules {
  accepted: readonly RuleId[];
  refused: readonly RuleId[];
}

const served: OperationRules = { accepted: ["I6"], refused: ["I6"] };
const operations: OperationRules = { accepted: ["I6", "W19"], refused: ["I6", "W19"] };

/** Operations with rules of their own; the others have only the rule that the operation is served. */
const byOperation: ReadonlyMap<string, OperationRules> = new Map([
  // A malformed request breaks only the contract's schema, so `refused` is empty.
  ["createInstallation", { accepted: ["I3", "I4", "I5"], refused: [] }],
  ["updateInstallation", { accepted: ["I1", "I3", "I5"], refused: ["I1"] }],
  ["patchObjectConfigContent", { accepted: ["I2", "I3", "I5"], refused: ["I2"] }],
  ["writeRecords", { accepted: [], refused: ["W2"] }],
  ["writeToEndpoint", { accepted: ["L3"], refused: ["L3"] }],
  ["listOperations", operations],
  ["getOperation", operations],
  ["listOperationLogs", operations],
]);

/** Returns the rules of an operation for an answer with that status; none for a request to no operation. */
export function rulesOfOperation(operation: string | undefined, status: number): readonly RuleId[] {
  if (operation === undefined) return [];
  const { accepted, refused } = byOperation.get(operation) ?? served;
  return status < 400 ? accepted : refused;
}

/** Sorts rules in their listed order, without duplicates. */
export function sortRules(rules: Iterable<RuleId>): readonly RuleId[] {
  const given = new Set(rules);
  return [...rulesById.keys()].filter((id) => given.has(id));
}

/**
 * Explains a rule of the journal by its title and text; `undefined` where there is no such rule.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * const reasons = backend.journal.entries.at(-1)?.rules.map((id) => explainRule(id));
 */
export function explainRule(id: RuleId): string | undefined {
  const rule = rulesById.get(id);
  return rule && `${rule.title}. ${rule.text}`;
}
