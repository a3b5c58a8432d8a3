import { copyJson } from "../../json/copy.js";
import { own } from "../../json/object.js";
import type { OperationRecord } from "../operations/operation-record.js";
import { BrokenPortError, breaksType, describeThrown } from "../port-errors.js";
import type { Clock } from "../ports.js";
import { recordKeyOfPort } from "../provider-identity.js";
import type { Delivery, PendingRecord } from "./delivery.js";
import { failRecord, noteFailure } from "./failures.js";
import { type CallPort, createPortCalls } from "./port-calls.js";
import { readPresent } from "./present-values.js";
import { readResults } from "./read-results.js";
import { createLockKeys } from "./lock-keys.js";
import { createRecordLocks } from "./record-locks.js";
import { partIntoRounds } from "./rounds.js";

/** Why nothing can be written for a customer now. */
export interface Unavailability {
  readonly message: string;
  /** Whether a later retry may help, such as after a connection was repaired. */
  readonly isRetryable: boolean;
}

/** Tells why nothing can be written for the installation of an operation; `undefined` where it can. */
export type FindUnavailability = (
  operation: Pick<OperationRecord, "projectId" | "integrationId" | "installationId">,
) => Unavailability | undefined;

/**
 * Sends the given records of a delivery once and notes the outcome of each; never rejects. If a call throws, its records fail;
 * the failure is retryable unless the port breaks its type.
 */
export type Attempt = (delivery: Delivery, open: readonly PendingRecord[]) => Promise<void>;

/** What an attempt needs: how to call a provider, and how to find out that it must not. */
interface AttemptPorts {
  readonly callPort: CallPort;
  readonly findUnavailability: FindUnavailability | undefined;
}

/** Creates attempts. Writes that have a lock key in common run one after the other. */
export function createAttempts(options: {
  clock: Clock;
  callTimeoutMs: number;
  findUnavailability: FindUnavailability | undefined;
}): Attempt {
  const { clock, callTimeoutMs, findUnavailability } = options;
  const ports = { callPort: createPortCalls(clock, callTimeoutMs), findUnavailability };
  const locks = createRecordLocks();
  const listLockKeys = createLockKeys();
  return (delivery, open) => {
    try {
      const keys = listLockKeys(delivery, open);
      if (keys.length === 0) return send(ports, delivery, open);
      return locks.run(keys, () =>
        sendInRounds(ports, delivery, open).catch((error: unknown) => {
          noteFailure(
            open.filter(({ outcome }) => outcome?.ok !== true),
            error,
          );
        }),
      );
    } catch (error) {
      noteFailure(open, error);
      return Promise.resolve();
    }
  };
}

/** Sends records of which several may write the same record of the provider; such writes go one after the other. */
async function sendInRounds(
  ports: AttemptPorts,
  delivery: Delivery,
  open: readonly PendingRecord[],
): Promise<void> {
  const recordKey = recordKeyOfPort(delivery.provider);
  const keyOf = ({ record: { recordId } }: PendingRecord) => recordId && recordKey(recordId);
  const needsPresent = open.some(({ present }) => present);
  // All or none needs a single call: a provider cannot roll back two calls together.
  const isParted = delivery.isGathered || (needsPresent && !delivery.allOrNone);
  const retried = new Set<string | undefined>();
  for (const round of isParted ? partIntoRounds(open, keyOf) : [open]) {
    const due = round.filter((pending) => !retried.has(keyOf(pending)));
    for (const pending of round) if (!due.includes(pending)) pending.outcome = failRecord(notYet);
    await sendByPresent(ports, delivery, due, needsPresent);
    for (const pending of round) if (isRetryable(pending)) retried.add(keyOf(pending));
  }
}

const notYet = {
  message: "Not sent yet, because an earlier write of the same record is to be tried again",
  isRetryable: true,
};

function isRetryable({ outcome }: PendingRecord): boolean {
  return outcome?.ok === false && outcome.failure.isRetryable;
}

/** Sends records; where `ifEmpty` needs the present values, it reads them and shapes the records first. */
async function sendByPresent(
  ports: AttemptPorts,
  delivery: Delivery,
  due: readonly PendingRecord[],
  needsPresent: boolean,
): Promise<void> {
  if (!needsPresent) return send(ports, delivery, due);
  if (isRefused(ports, delivery, due)) return;
  const ready = await readPresent(ports.callPort, delivery, due);
  return send(ports, delivery, ready);
}

async function send(ports: AttemptPorts, delivery: Delivery, ready: readonly PendingRecord[]): Promise<void> {
  // The customer may have left while the records waited for a lock, or were read.
  if (ready.length === 0 || isRefused(ports, delivery, ready)) return;
  const { provider, operation, type, headers, isRetried } = delivery;
  const { objectName } = operation;
  const allOrNone = delivery.allOrNone && ready.length > 1;
  const records = ready.map(({ record }) => record);
  const call = { type, objectName, records, allOrNone, headers };
  try {
    // The copy keeps the records for a retry unchanged, even if a port mutates its input.
    const given = isRetried ? copyJson(call) : call;
    const answer: unknown = await ports.callPort(() => provider.write(given)).catch(throwRetryable);
    const results = readResults(answer, ready.length);
    const isHalf = allOrNone && results.some(({ ok }) => ok) && !results.every(({ ok }) => ok);
    delivery.isAnswered = Array.isArray(answer) && !isHalf;
    ready.forEach((pending, index) => {
      pending.outcome = isHalf ? failRecord(halfWritten) : results[index];
    });
  } catch (error) {
    delivery.isAnswered = false;
    noteFailure(ready, error);
  }
}

/** Marks what a call to the provider threw, unlike an error of the engine itself: a later attempt may go well. */
function throwRetryable(error: unknown): never {
  throw new BrokenPortError(describeThrown(error), { isRetryable: true });
}

const { message } = breaksType("it wrote only some records of a call of which one failure undoes all");
const halfWritten = { message, isRetryable: false };

const noReason = "findUnavailability answered neither nothing nor a message that says why";

/** Whether nothing can be written for the customer; if so, the records fail with the reason. */
function isRefused(
  { findUnavailability }: AttemptPorts,
  delivery: Delivery,
  records: readonly PendingRecord[],
): boolean {
  try {
    const unavailable: unknown = findUnavailability?.(delivery.operation) ?? undefined;
    if (unavailable === undefined) return false;
    const text = own(unavailable, "message");
    // For example a promise: it would refuse every write without a reason.
    const failure =
      typeof text === "string"
        ? { message: text, isRetryable: own(unavailable, "isRetryable") === true }
        : { message: noReason, isRetryable: false };
    for (const pending of records) pending.outcome = failRecord(failure);
  } catch (error) {
    // What the app looks up, such as a connection, may be found later.
    for (const pending of records)
      pending.outcome = failRecord({ message: describeThrown(error), isRetryable: true });
  }
  delivery.isAnswered = false;
  return true;
}
