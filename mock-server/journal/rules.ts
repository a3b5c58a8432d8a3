/** The rules that the journal may name, in the order in which it names them. */
// prettier-ignore
export const ruleIds = [
  "I1", "I2", "I3", "I4", "I5", "I6",
  "W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10",
  "W11", "W12", "W13", "W14", "W15", "W16", "W17", "W18", "W19", "W24",
  "P1", "P2", "P3", "P4", "P5", "P6", "P7",
  "L3", "L4", "L5",
] as const;

/** The id of a rule. */
export type RuleId = (typeof ruleIds)[number];

/** What decides about the requests of an operation, where no one decision of the backend says more. */
interface OperationRules {
  accepted: readonly RuleId[];
  refused: readonly RuleId[];
}

const served: OperationRules = { accepted: ["I6"], refused: ["I6"] };
const operations: OperationRules = { accepted: ["I6", "W19"], refused: ["I6", "W19"] };

/** Operations with rules of their own; the others are served by I6. */
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

/** Brings rules into their order, each once. */
export function sortRules(rules: Iterable<RuleId>): readonly RuleId[] {
  const given = new Set(rules);
  return ruleIds.filter((id) => given.has(id));
}
