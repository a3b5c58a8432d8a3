import { rulesById, type RuleId } from "../../src/facts/rules/index.js";

export type { RuleId } from "../../src/facts/rules/rule.js";

/** What decides about the requests of an operation, where no one decision of the backend says more. */
interface OperationRules {
  accepted: readonly RuleId[];
  refused: readonly RuleId[];
}

const served: OperationRules = { accepted: ["I6"], refused: ["I6"] };
const operations: OperationRules = { accepted: ["I6", "W19"], refused: ["I6", "W19"] };

/** Operations with rules of their own; for the others it is enough that they are served. */
const byOperation: ReadonlyMap<string, OperationRules> = new Map([
  // A malformed request breaks the contract's schema, and none of these.
  ["createInstallation", { accepted: ["I3", "I4", "I5"], refused: [] }],
  ["updateInstallation", { accepted: ["I1", "I3", "I5"], refused: ["I1"] }],
  ["patchObjectConfigContent", { accepted: ["I2", "I3", "I5"], refused: ["I2"] }],
  ["writeRecords", { accepted: [], refused: ["W2"] }],
  ["writeToEndpoint", { accepted: ["L3"], refused: ["L3"] }],
  ["listOperations", operations],
  ["getOperation", operations],
  ["listOperationLogs", operations],
]);

/** Gives the rules of an operation for an answer of that status; a request to no operation has none. */
export function rulesOfOperation(operation: string | undefined, status: number): readonly RuleId[] {
  if (operation === undefined) return [];
  const { accepted, refused } = byOperation.get(operation) ?? served;
  return status < 400 ? accepted : refused;
}

/** Brings rules into the order in which they are listed, each once. */
export function sortRules(rules: Iterable<RuleId>): readonly RuleId[] {
  const given = new Set(rules);
  return [...rulesById.keys()].filter((id) => given.has(id));
}

/**
 * Says what a rule of the journal is about: its title and text; `undefined` where there is no such rule.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * const reasons = backend.journal.entries.at(-1)?.rules.map((id) => explainRule(id));
 */
export function explainRule(id: RuleId): string | undefined {
  const rule = rulesById.get(id);
  return rule && `${rule.title}. ${rule.text}`;
}
