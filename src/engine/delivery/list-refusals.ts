import type { Delivery, PendingRecord } from "./delivery.js";
import { type LogEvent, shortenText } from "../operations/log-event.js";

type Refusal = Extract<LogEvent, { kind: "refused" }>;

const none: readonly never[] = [];

/** Lists why records of an attempt were not written: one event for each reason, with the records' places in the delivery. */
export function listRefusals({ records }: Delivery, attempted: readonly PendingRecord[]): readonly Refusal[] {
  if (attempted.every(({ outcome }) => outcome?.ok)) return none;
  const wasAttempted = new Set(attempted);
  const refusals = new Map<string, Refusal & { places: number[] }>();
  records.forEach((pending, place) => {
    const { outcome } = pending;
    if (outcome?.ok !== false || !wasAttempted.has(pending)) return;
    const { code, isRetryable } = outcome.failure;
    const message = shortenText(outcome.failure.message);
    const key = JSON.stringify([message, code, isRetryable]);
    const known = refusals.get(key);
    if (known) known.places.push(place);
    else refusals.set(key, { kind: "refused", places: [place], message, code, isRetryable });
  });
  return [...refusals.values()];
}
