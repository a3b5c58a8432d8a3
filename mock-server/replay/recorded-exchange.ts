import type { ComparedAnswer } from "../compare/answer.js";

/** A request and its answer as somebody recorded them; no headers of the request, and so none of its credentials. */
export interface RecordedExchange {
  /** Its place in the recording, from 1. */
  readonly number: number;
  readonly method: string;
  /** Where it went. */
  readonly url: string;
  /** Below the base URL, where the recording tells that. */
  readonly path?: string | undefined;
  /** `undefined` without one. */
  readonly body: string | undefined;
  /** `undefined` where nobody got one. */
  readonly answer: ComparedAnswer | undefined;
  /** When it was sent, in ms since the epoch, by whatever clock; `undefined` where the recording does not say. */
  readonly timeMs: number | undefined;
}
