import type { FaultEffect } from "../http/middleware/faults.js";
import type { AnswerNotes } from "../http/respond.js";

/** A request and its answer as they are kept until somebody looks into the journal. */
export interface Exchange {
  readonly number: number;
  readonly timeMs: number;
  readonly method: string;
  readonly url: string;
  /** Empty where there is none. */
  readonly bodyText: string;
  readonly faults: FaultEffect[];
  answer?: AnswerNotes;
  /** Whether the connection broke, so that nobody got the answer. */
  isBroken?: boolean;
}
