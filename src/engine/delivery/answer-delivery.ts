import type { WriteResponseBatch, WriteResult } from "../../contract/index.js";
import { countWritten, type Delivery } from "./delivery.js";
import type { ProviderResult } from "../ports.js";
import type { RuleId } from "../../facts/rules/rule.js";
import type { WriteAnswer } from "../write-answer.js";

/** Answers a synchronous write with what became of it: a single record or a batch. */
export function answerDelivery(delivery: Delivery, rules: readonly RuleId[]): WriteAnswer {
  return delivery.isBatch ? answerBatch(delivery, rules) : answerSingle(delivery, rules);
}

function answerSingle({ operation, records, type }: Delivery, rules: readonly RuleId[]): WriteAnswer {
  const operationId = operation.id;
  const outcome = records[0]?.outcome;
  if (outcome?.ok === true) {
    // A deletion leaves no record whose id or data could be told.
    const result = type === "delete" ? { success: true } : toWriteResult(outcome);
    return { status: 200, body: { operationId, result }, rules };
  }
  const failure = outcome?.failure;
  return {
    status: 422,
    body: {
      operationId,
      errors: [{ message: failure?.message ?? "Nothing was written" }],
      result: { success: false },
      ...(failure?.rawResponse !== undefined && { rawResponse: failure.rawResponse }),
    },
    rules,
  };
}

function answerBatch(delivery: Delivery, rules: readonly RuleId[]): WriteAnswer {
  const { operation, records, allOrNone, isAnswered } = delivery;
  const successCount = countWritten(delivery);
  const isRolledBack = allOrNone && successCount === 0 && isAnswered;
  const errors = [
    ...(isRolledBack ? ["Batch write failed: provider rolled back all records"] : []),
    ...(successCount < records.length ? listCauses(delivery) : []),
  ];
  const body: WriteResponseBatch = {
    operationId: operation.id,
    successCount,
    failureCount: records.length - successCount,
    // If all records were rolled back, there are no results of single records (the contract's example of a failed batch).
    ...(!isRolledBack && { results: records.map(({ outcome }) => toWriteResult(outcome)) }),
    ...(errors.length > 0 && { errors: errors.map((message) => ({ message })) }),
  };
  return successCount > 0 ? { status: 200, body, rules } : { status: 422, body, rules };
}

/** Lists why records failed, each with its place, as a result has no field for it. A reason that all share is listed once. */
function listCauses({ records }: Delivery): string[] {
  const causes = records.flatMap(({ outcome }, place) =>
    outcome?.ok === false && !outcome.failure.isRolledBack
      ? [{ place, message: outcome.failure.message }]
      : [],
  );
  const [first] = causes;
  if (first && causes.length === records.length && causes.every(({ message }) => message === first.message))
    return [first.message];
  return causes.map(({ place, message }) => `batch[${String(place)}]: ${message}`);
}

function toWriteResult(outcome: ProviderResult | undefined): WriteResult {
  if (outcome?.ok !== true) return { success: false };
  const { recordId, data } = outcome;
  return data === undefined ? { success: true, recordId } : { success: true, recordId, data };
}
