import type { ComparedAnswer } from "./answer.js";
import { compareAnswers, type Comparison } from "./compare-answers.js";
import type { Knowledge } from "./values/comparing.js";
import type { Side } from "./id-pairs.js";
import type { TranslatedRequest } from "./translate-request.js";

/** A request that both sides were sent, each in its own ids, and what they answered. */
export interface Exchange {
  readonly request: TranslatedRequest;
  /** The side in whose ids the request came. */
  readonly from: Side;
  readonly expected: ComparedAnswer;
  readonly received: ComparedAnswer;
  /** The present by the clock of the received side, where it is known. */
  readonly receivedNowMs?: number | undefined;
}

/** Compares the two answers to a request; where both sides accept it, the ids in its path stand for each other. */
export function compareExchange(knowledge: Knowledge, exchange: Exchange): Comparison {
  const { request, from, expected, received, receivedNowMs } = exchange;
  const ids = request.pathIds.map(({ kind, given, translated }) =>
    from === "expected"
      ? { kind, expected: given, received: translated }
      : { kind, expected: translated, received: given },
  );
  const { operation, recordScope } = request;
  const logOf = operation === "listOperationLogs" ? ids.find(({ kind }) => kind === "operation") : undefined;
  const comparison = compareAnswers(knowledge, {
    operation,
    logOf: logOf?.expected,
    recordScope,
    expected,
    received,
    receivedNowMs,
  });
  if (expected.status < 400 && received.status < 400) {
    // A project and an integration may be named in place of their ids: such a name stands for itself.
    for (const { kind, ...id } of ids) knowledge.pairs.match(kind, id.expected, id.received);
  }
  return comparison;
}
