import type { FaultEffect } from "./fault-effect.js";
import type { LeniencyName } from "./leniencies.js";
import type { RuleId } from "./rules.js";

/** A request and its answer, in the form that is kept until somebody reads the journal. */
export interface Exchange {
  readonly number: number;
  readonly timeMs: number;
  readonly method: string;
  readonly url: string;
  /** The operation, and the path below the base URL. */
  readonly route: { readonly operation: string | undefined; readonly path: string };
  /** Empty where there is none. */
  readonly bodyText: string;
  readonly faults: FaultEffect[];
  answer?: ExchangeAnswer;
  /** The ids of the notifications that the request caused. */
  notifications?: readonly string[];
  /** The names of the leniencies that the request needed. */
  leniencies?: readonly LeniencyName[];
  /** Whether the connection broke, so that nobody got the answer. */
  isBroken?: boolean;
}

/** An answer before its body is written. */
export interface ExchangeAnswer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or the value whose JSON it is. */
  readonly body: string | { readonly value: unknown };
  readonly rules?: readonly RuleId[] | undefined;
  readonly warnings?: readonly string[] | undefined;
}
