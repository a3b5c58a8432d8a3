import type { Difference } from "../difference.js";
import type { ClockFinding } from "../values/time-line.js";

/** A difference in the answers of an operation. The same difference at other items of a list, or in later answers, only raises the count. */
export interface Finding extends Difference {
  /** The place, with `*` for each index of a list. */
  readonly path: string;
  /** How often it was found. */
  readonly count: number;
  /** The first request with this difference; the values come from its answers. */
  readonly request: string;
  /** The number of that request. */
  readonly number: number;
  /** The ids of the rules behind the mock's answer; empty where the answer is not a mock's. */
  readonly rules: readonly string[];
}

/** The result for the requests of one operation. */
export interface OperationReport {
  /** The contract's id of the operation; "none" for requests of no operation. */
  readonly operation: string;
  /** How many answers were compared. */
  readonly compared: number;
  /** How many of them have a difference that a program may depend on. */
  readonly different: number;
  readonly findings: readonly Finding[];
  /** How many further differences were only counted. */
  readonly omittedFindings: number;
  /** Why requests were not compared, and how many. */
  readonly notCompared: readonly { readonly reason: string; readonly count: number }[];
}

/** How the answers of two sides differ, operation by operation. */
export interface CompareReport {
  readonly format: "headless-write-kit comparison";
  readonly version: 1;
  /** The names of the side that counts as right and of the side that is compared with it. */
  readonly expected: string;
  readonly received: string;
  /** The time of the start, in RFC 3339. */
  readonly time: string;
  readonly operations: readonly OperationReport[];
  readonly totals: {
    readonly compared: number;
    readonly different: number;
    readonly notCompared: number;
  };
  /** How many ids of one side have a partner on the other. */
  readonly mappedIds: number;
  /** How far the clocks are apart; absent where no answer told. */
  readonly clocks?: ClockFinding;
  /** The reason why it ended early; absent where it was complete. */
  readonly incomplete?: string;
}

/** The result in one word, from good to bad; `incomplete` where the comparison ended early or compared nothing. */
export type Severity = "alike" | "incomplete" | "different";

/** Sums a report up in one word. */
export function severityOf({ totals, incomplete }: CompareReport): Severity {
  if (totals.different > 0) return "different";
  return incomplete !== undefined || totals.compared === 0 ? "incomplete" : "alike";
}
