import type { ComparedAnswer } from "./answer.js";
import { compareAnswers, type Comparison } from "./compare-answers.js";
import type { Knowledge } from "./values/comparing.js";
import type { Side } from "./id-pairs.js";
import type { TranslatedRequest } from "./translate-request.js";

/** A request that was sent to both sides, to each with its own ids, and the two answers. */
export interface Exchange {
  readonly request: TranslatedRequest;
  /** The side whose ids the original request has. */
  readonly from: Side;
  readonly expected: ComparedAnswer;
  readonly received: ComparedAnswer;
  /** The received side's present time, where it is known. */
  readonly receivedNowMs?: number | undefined;
}

/** Compares the two answers to a request. Where both sides accept it, the ids in the two paths belong together. */
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
    // A path may hold the name of a project or integration in place of its id. It is paired in the same way.
    for (const { kind, ...id } of ids) knowledge.pairs.match(kind, id.expected, id.received);
  }
  return comparison;
}
