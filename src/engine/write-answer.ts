import type {
  WriteResponseBatch,
  WriteResponseSingleFail,
  WriteResponseSingleSuccess,
} from "../contract/index.js";
import { formatFaults, type RequestFault } from "./requests/request-fault.js";

/** What a problem answer says (RFC 9457), but for what belongs to the request at hand: time, request id and the like. */
export interface WriteProblem {
  readonly code: "installation-not-found" | "object-not-in-manifest" | "object-not-in-installation";
  readonly title: string;
  readonly detail: string;
  readonly remedy: string;
}

/** The answer to a write, for a route to send: JSON (W14 to W16), `text/plain` (W2) or a problem (W11, W12). */
export type WriteAnswer =
  | { readonly status: 200; readonly body: WriteResponseSingleSuccess | WriteResponseBatch }
  | { readonly status: 422; readonly body: WriteResponseSingleFail | WriteResponseBatch }
  | { readonly status: 400; readonly text: string }
  | { readonly status: 404; readonly problem: WriteProblem };

/** Answers 400 with the faults, one a line. */
export function answerBadRequest(faults: readonly RequestFault[]): WriteAnswer {
  return { status: 400, text: formatFaults(faults) };
}

/** Answers 404. */
export function answerNotFound(problem: Omit<WriteProblem, "title">): WriteAnswer {
  return { status: 404, problem: { title: "Not Found", ...problem } };
}
