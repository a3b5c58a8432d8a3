import type {
  WriteResponseBatch,
  WriteResponseSingleFail,
  WriteResponseSingleSuccess,
} from "../contract/index.js";
import { formatFaults, type RequestFault } from "./requests/request-fault.js";
import type { RuleId } from "../facts/rules/rule.js";

/** The content of a problem answer (RFC 9457), without what the route adds: time, request id and the like. */
export interface WriteProblem {
  readonly code: "installation-not-found" | "object-not-in-manifest" | "object-not-in-installation";
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
}

/** The answer to a write, for a route to send: JSON, `text/plain` or a problem. */
export type WriteAnswer = (
  | { readonly status: 200; readonly body: WriteResponseSingleSuccess | WriteResponseBatch }
  | { readonly status: 422; readonly body: WriteResponseSingleFail | WriteResponseBatch }
  | {
      readonly status: 400;
      readonly faults: readonly RequestFault[];
      /** The faults, one a line. */
      readonly text: string;
    }
  | { readonly status: 404; readonly problem: WriteProblem }
) & {
  /** The rules that applied to an accepted write, or those that a refused one breaks; each once, in no particular order. */
  readonly rules: readonly RuleId[];
};

/**
 * Answers 400 with the faults, one a line. Never throws.
 *
 * @example
 * const answer = answerBadRequest([{ rule: "", where: "record", expected: "an object", remedy: "send one" }]);
 * console.log(answer.status); // 400
 */
export function answerBadRequest(faults: readonly RequestFault[]): WriteAnswer {
  const rules = [...new Set(faults.map(({ rule }) => rule))];
  return { status: 400, faults, text: formatFaults(faults), rules };
}

/** Answers 404. */
export function answerNotFound(problem: Omit<WriteProblem, "title">): WriteAnswer {
  const rule = problem.code === "installation-not-found" ? "W11" : "W12";
  return { status: 404, problem: { title: "Not Found", ...problem }, rules: [rule] };
}
