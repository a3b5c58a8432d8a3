import type { Operation } from "../../src/contract/index.js";
import type { Pseudonyms } from "./pseudonyms.js";

/** Returns operations as they were read. With `pseudonyms`, which must know the names already, the names in their results are replaced. */
export function toOperations(
  operations: readonly Operation[],
  pseudonyms: Pseudonyms | undefined,
): readonly Operation[] {
  if (!pseudonyms) return operations;
  return operations.map((operation) => ({
    ...operation,
    ...(operation.result !== undefined && { result: pseudonyms.inText(operation.result) }),
  }));
}
