import { isJsonObject } from "../../src/json/object.js";
import type { ComparedAnswer } from "./answer.js";
import { compareHeaders } from "./compare-headers.js";
import { compareText } from "./values/compare-leaves.js";
import { compareValues } from "./values/compare-values.js";
import { Comparing, type Knowledge } from "./values/comparing.js";
import type { Difference } from "./difference.js";
import { placeOfAnswer } from "./places/answers.js";
import { findDisorder } from "./values/times.js";

/** Two answers to one request. */
export interface AnswerPair {
  /** The contract's id of the operation; `undefined` where there is none. */
  readonly operation: string | undefined;
  /** The expected id of the operation whose log this is. @default none */
  readonly logOf?: string | undefined;
  /** Within what ids of records are unique, such as one object of one group. @default "" */
  readonly recordScope?: string;
  /** The answer that counts as right. */
  readonly expected: ComparedAnswer;
  /** The answer that is compared with it. */
  readonly received: ComparedAnswer;
  /** The received side's present time, where it is known. */
  readonly receivedNowMs?: number | undefined;
}

/** How two answers differ. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** How many differences were found and not kept. */
  readonly omitted: number;
}

/**
 * Compares two answers to one request, and learns from them which ids and times belong together. Where the statuses differ,
 * nothing else is compared: the bodies are about different things.
 */
export function compareAnswers(knowledge: Knowledge, pair: AnswerPair): Comparison {
  const { operation, expected, received, recordScope = "" } = pair;
  const comparing = new Comparing(knowledge, recordScope, pair.receivedNowMs);
  if (expected.status !== received.status) {
    comparing.differ({ kind: "status", path: "", expected: expected.status, received: received.status });
    return comparing;
  }
  compareHeaders(comparing, expected, received);
  try {
    compareBodies(comparing, pair);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const note = "it is nested too deep to be compared";
    comparing.differ({ kind: "body", path: "", expected: "", received: "", note });
  }
  const disorder = findDisorder(comparing.times);
  if (disorder) {
    const { earlier, later } = disorder;
    comparing.differ({
      kind: "time",
      path: later.path,
      expected: new Date(later.expectedMs).toISOString(),
      received: new Date(later.receivedMs).toISOString(),
      note: `it came after ${earlier.path} where it was expected, and before it where it was received`,
    });
  }
  if (operation === "writeRecords" || operation === "writeToEndpoint") rememberWrite(knowledge, pair);
  return comparing;
}

function compareBodies(comparing: Comparing, pair: AnswerPair): void {
  const { operation, expected, received } = pair;
  const [one, other] = [expected.body, received.body];
  if (one.kind === "json" && other.kind === "json") {
    const place = placeOfAnswer(operation, expected.status);
    const mayGrow = pair.logOf !== undefined && comparing.knowledge.underWay.has(pair.logOf);
    const grown = mayGrow && place.kind === "list" ? { ...place, mayGrow } : place;
    return compareValues(comparing, grown, one.value, other.value, { path: "", thing: "" });
  }
  if (one.kind === "text" && other.kind === "text") {
    return compareText(comparing, "words", [one.text, other.text], "");
  }
  if (one.kind === other.kind || one.kind === "unknown" || other.kind === "unknown") return;
  const describe = ({ kind }: typeof one) =>
    kind === "none" ? "no body" : kind === "json" ? "JSON" : "a text that is no JSON";
  comparing.differ({ kind: "body", path: "", expected: describe(one), received: describe(other) });
}

/** Remembers the operation of a write. Without a result in the answer the write is still under way, and its operation tells the end. */
function rememberWrite(knowledge: Knowledge, { expected, recordScope = "" }: AnswerPair): void {
  const body = expected.body.kind === "json" && isJsonObject(expected.body.value) ? expected.body.value : {};
  const { operationId } = body;
  if (typeof operationId !== "string") return;
  knowledge.recordScopes.set(operationId, recordScope);
  if (!("result" in body) && !("results" in body)) knowledge.underWay.add(operationId);
}
