import type { Difference } from "../difference.js";
import type { ClockFinding } from "../values/time-line.js";

/** A difference that was found at one kind of place of an operation's answers, however often. */
export interface Finding extends Difference {
  /** The place, with a star for each number of an item. */
  readonly path: string;
  /** In how many answers. */
  readonly count: number;
  /** The first request whose answers differ so; the values are those of its answers. */
  readonly request: string;
  /** The number of that request. */
  readonly number: number;
  /** The rules by which the mock made its answer; empty where it is no mock. */
  readonly rules: readonly string[];
}

/** What came of the requests of one operation. */
export interface OperationReport {
  /** The contract's id of the operation; "none" for requests that the contract does not have. */
  readonly operation: string;
  /** How many answers were compared. */
  readonly compared: number;
  /** In how many of them a program would find a difference. */
  readonly different: number;
  readonly findings: readonly Finding[];
  /** How many findings there are no more of than their count. */
  readonly omittedFindings: number;
  /** Why requests were not compared, and how many. */
  readonly notCompared: readonly { readonly reason: string; readonly count: number }[];
}

/** How the answers of two sides differ, operation by operation. */
export interface CompareReport {
  readonly format: "headless-write-kit comparison";
  readonly version: 1;
  /** What was taken for true, and what was compared with it. */
  readonly expected: string;
  readonly received: string;
  /** When it began, in RFC 3339. */
  readonly time: string;
  readonly operations: readonly OperationReport[];
  readonly totals: {
    readonly compared: number;
    readonly different: number;
    readonly notCompared: number;
  };
  /** How many ids of one side are known to stand for ids of the other. */
  readonly mappedIds: number;
  /** How far the clocks are apart; absent where nothing told. */
  readonly clocks?: ClockFinding;
  /** What ended it before its end; absent where it was complete. */
  readonly incomplete?: string;
}

/** How bad it is, from good to bad: `incomplete` where something was not compared that should have been. */
export type Severity = "alike" | "incomplete" | "different";

/** Tells how bad it is. */
export function severityOf({ totals, incomplete }: CompareReport): Severity {
  if (totals.different > 0) return "different";
  return incomplete !== undefined || totals.compared === 0 ? "incomplete" : "alike";
}
