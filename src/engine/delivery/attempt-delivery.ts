import type { Delivery, PendingRecord } from "./delivery.js";
import type { ProviderFailure, ProviderResult, ProviderWrite } from "../ports.js";

/**
 * Sends the given records of a delivery once and notes the outcome of each; never rejects. Whatever the provider throws is a
 * retryable failure of all of them.
 */
export function attemptDelivery(delivery: Delivery, open: readonly PendingRecord[]): Promise<void> {
  return open.some(({ present }) => present) ? readAndSend(delivery, open) : send(delivery, open);
}

async function readAndSend(delivery: Delivery, open: readonly PendingRecord[]): Promise<void> {
  const ready = await readPresent(delivery, open);
  if (ready.length > 0) await send(delivery, ready);
}

async function send(delivery: Delivery, ready: readonly PendingRecord[]): Promise<void> {
  try {
    noteResults(delivery, ready, await delivery.provider.write(describeCall(delivery, ready)));
  } catch (error) {
    delivery.isAnswered = false;
    const outcome = fail({ message: describeThrown(error) });
    for (const pending of ready) pending.outcome = outcome;
  }
}

function describeCall(delivery: Delivery, ready: readonly PendingRecord[]): ProviderWrite {
  const { operation, type, headers, allOrNone } = delivery;
  return {
    type,
    objectName: operation.objectName,
    records: ready.map(({ record }) => record),
    allOrNone: allOrNone && ready.length > 1,
    headers,
  };
}

function noteResults(
  delivery: Delivery,
  ready: readonly PendingRecord[],
  results: readonly ProviderResult[],
): void {
  delivery.isAnswered = true;
  ready.forEach((pending, index) => {
    pending.outcome = results[index] ?? fail({ message: "The provider gave no result for this record" });
  });
}

/**
 * Shapes the records again by their present values, which are read before every attempt, so that `ifEmpty` holds at the
 * moment of writing. Gives those that can be sent.
 */
async function readPresent(
  delivery: Delivery,
  open: readonly PendingRecord[],
): Promise<readonly PendingRecord[]> {
  const isReady = await Promise.all(open.map((pending) => reshape(delivery, pending)));
  const ready = open.filter((_, index) => isReady[index]);
  if (ready.length === open.length || !delivery.allOrNone) return ready;
  const message = "Not sent, because the present values of another record could not be read";
  for (const pending of ready) pending.outcome = fail({ message, isRetryable: false, isRolledBack: true });
  return [];
}

async function reshape({ provider, operation }: Delivery, pending: PendingRecord): Promise<boolean> {
  const { present, record } = pending;
  const { recordId } = record;
  if (!present || recordId === undefined) return true;
  const { shape, source, fieldNames } = present;
  try {
    const { objectName } = operation;
    // Where there is no such record nothing is present: the write itself will tell.
    const values = (await provider.read({ objectName, recordId, fieldNames })) ?? {};
    const shaped = shape(source, { present: values }).result;
    if (shaped.ok) pending.record = { ...record, fields: shaped.fields };
    else pending.outcome = fail({ message: shaped.message, isRetryable: false });
    return shaped.ok;
  } catch (error) {
    pending.outcome = fail({ message: `Could not read the present values: ${describeThrown(error)}` });
    return false;
  }
}

function fail(failure: Partial<ProviderFailure> & { message: string }): {
  ok: false;
  failure: ProviderFailure;
} {
  return { ok: false, failure: { isRetryable: true, ...failure } };
}

function describeThrown(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
