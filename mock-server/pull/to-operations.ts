import type { Operation } from "../../src/contract/index.js";
import type { Pseudonyms } from "./pseudonyms.js";

/** Gives operations as they were read; with `pseudonyms`, which must know the names already, their summaries have other names. */
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
