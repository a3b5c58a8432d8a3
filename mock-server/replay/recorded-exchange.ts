import type { ComparedAnswer } from "../compare/answer.js";

/** A recorded request and its answer, without the headers of the request and so without its credentials. */
export interface RecordedExchange {
  /** Its position in the recording, from 1. */
  readonly number: number;
  readonly method: string;
  /** The whole URL of the request. */
  readonly url: string;
  /** The path below the base URL with its query, where the recording has it. */
  readonly path?: string | undefined;
  /** `undefined` where there is none. */
  readonly body: string | undefined;
  /** `undefined` where there was none. */
  readonly answer: ComparedAnswer | undefined;
  /** When it was sent, in ms since the epoch, by the recording's clock; `undefined` where the recording does not say. */
  readonly timeMs: number | undefined;
}
