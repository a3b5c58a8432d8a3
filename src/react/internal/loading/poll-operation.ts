import type { Operation } from "../../../contract/index.js";

const FIRST_POLL_MS = 1_000;
const SLOWEST_POLL_MS = 30_000;

/** When to ask for an operation again, in ms after the answer: later each time, and not at all once it has ended. */
export function pollIntervalMs(operation: Operation | undefined, answers: number): number | false {
  if (operation?.status !== "in_progress") return false;
  return Math.min(FIRST_POLL_MS * 1.5 ** (answers - 1), SLOWEST_POLL_MS);
}
