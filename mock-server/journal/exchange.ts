import type { Answer } from "../http/answer.js";
import type { FoundRoute } from "../http/find-route.js";
import type { FaultEffect } from "../http/middleware/fault-rules.js";

/** A request and its answer as they are kept until somebody looks into the journal. */
export interface Exchange {
  readonly number: number;
  readonly timeMs: number;
  readonly method: string;
  readonly url: string;
  readonly route: FoundRoute;
  /** Empty where there is none. */
  readonly bodyText: string;
  readonly faults: FaultEffect[];
  answer?: Answer;
  /** Whether the connection broke, so that nobody got the answer. */
  isBroken?: boolean;
}
