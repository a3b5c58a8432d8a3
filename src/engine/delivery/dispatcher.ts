import { answerDelivery } from "./answer-delivery.js";
import type { Attempt } from "./attempts.js";
import {
  countWritten,
  type Delivery,
  listOpenRecords,
  listWrittenIds,
  type OpenDelivery,
  type PendingRecord,
} from "./delivery.js";
import { listRefusals } from "./list-refusals.js";
import type { OperationStore } from "../operations/operation-store.js";
import type { Clock, Random } from "../ports.js";
import type { RuleId } from "../../facts/rules/rule.js";
import { nextAttemptAt } from "./retry.js";
import type { WriteAnswer } from "../write-answer.js";

/** Takes deliveries to their provider and ends their operations. */
export interface Dispatcher {
  /** Makes the one attempt of a synchronous write, and answers it. */
  sendOnce(delivery: Delivery, rules: readonly RuleId[]): Promise<WriteAnswer>;
  /** Ends a delivery whose records all failed before anything was sent, and answers it. */
  endUnsent(delivery: Delivery, rules: readonly RuleId[]): WriteAnswer;
  /** Starts on an asynchronous write when it is due, and retries it until it is done or the deadline has come. */
  sendInBackground(open: OpenDelivery): void;
  /** Lists what goes out in the background and has not ended, oldest first. */
  list(): readonly OpenDelivery[];
}

/** Creates a dispatcher. */
// eslint-disable-next-line max-lines-per-function -- an attempt and what follows it, over one provider's calls
export function createDispatcher(ports: {
  clock: Clock;
  random: Random;
  store: OperationStore;
  attempt: Attempt;
}): Dispatcher {
  const { clock, random, store, attempt: send } = ports;
  const background = new Set<OpenDelivery>();
  const completedTexts = createCompletedTexts();

  function begin({ operation, provider }: Delivery, open: readonly PendingRecord[]): void {
    const timeMs = clock.now();
    store.noteAttempt(operation, timeMs);
    const attempt = operation.attempts;
    store.log(operation, { kind: "attempt", timeMs, attempt, records: open.length, provider: provider.name });
  }

  function recordOutcomes(delivery: Delivery, open: readonly PendingRecord[]): void {
    const { operation, type } = delivery;
    // The contract lists only created and updated records in successfulRecordIds, not deleted ones.
    if (type !== "delete") operation.successfulRecordIds = listWrittenIds(delivery);
    for (const refusal of listRefusals(delivery, open)) {
      store.log(operation, { timeMs: clock.now(), ...refusal });
    }
  }

  function end(delivery: Delivery): void {
    const { operation, records, isBatch, type } = delivery;
    const { objectName } = operation;
    const timeMs = clock.now();
    const succeeded = countWritten(delivery);
    const failed = records.length - succeeded;
    const isSuccess = succeeded > 0;
    store.log(operation, { kind: "ended", timeMs, isSuccess, succeeded, failed });
    if (!isSuccess)
      return store.end(operation, timeMs, "failure", `[${objectName}] Error writing to provider`);
    const completed = isBatch
      ? `Batch write completed (${String(succeeded)} succeeded, ${String(failed)} failed)`
      : completedTexts(type, objectName);
    store.end(operation, timeMs, "success", completed);
  }

  function finish(delivery: Delivery, rules: readonly RuleId[]): WriteAnswer {
    recordOutcomes(delivery, delivery.records);
    end(delivery);
    return answerDelivery(delivery, rules);
  }

  async function attemptUntilDone(waiting: OpenDelivery): Promise<void> {
    const { delivery, deadlineMs } = waiting;
    const { operation } = delivery;
    const sent = listOpenRecords(delivery);
    begin(delivery, sent);
    await send(delivery, sent);
    recordOutcomes(delivery, sent);
    const open = listOpenRecords(delivery);
    if (open.length === 0) {
      background.delete(waiting);
      end(delivery);
      return;
    }
    operation.hasFailedAttempt = true;
    const { attempts } = operation;
    const nowMs = clock.now();
    const retryAfterMs = longestWait(open);
    const untilMs = nextAttemptAt({ nowMs, attempts, deadlineMs, retryAfterMs }, random);
    if (untilMs === undefined) {
      store.log(operation, { kind: "given up", timeMs: nowMs, deadlineMs, retryAfterMs });
      background.delete(waiting);
      end(delivery);
      return;
    }
    store.log(operation, { kind: "waiting", timeMs: nowMs, untilMs });
    waiting.dueMs = untilMs;
    attemptWhenDue(waiting);
  }

  function attemptWhenDue(waiting: OpenDelivery): void {
    clock.at(waiting.dueMs, () => void attemptUntilDone(waiting));
  }

  return {
    sendOnce(delivery, rules) {
      const { records } = delivery;
      begin(delivery, records);
      return send(delivery, records).then(() => finish(delivery, rules));
    },
    endUnsent: finish,
    sendInBackground(waiting) {
      background.add(waiting);
      attemptWhenDue(waiting);
    },
    list: () => [...background],
  };
}

/** Creates the result texts of single writes. Operations share one string, which saves memory (the bench's figure `memory`). */
function createCompletedTexts(): (type: Delivery["type"], objectName: string) => string {
  const texts = {
    create: new Map<string, string>(),
    update: new Map<string, string>(),
    delete: new Map<string, string>(),
  };
  return (type, objectName) => {
    let text = texts[type].get(objectName);
    if (text === undefined) texts[type].set(objectName, (text = `[${objectName}] Record ${type}d`));
    return text;
  };
}

function longestWait(open: readonly PendingRecord[]): number {
  return open.reduce((longestMs, { outcome }) => {
    const retryAfterMs = outcome?.ok === false ? (outcome.failure.retryAfterMs ?? 0) : 0;
    return retryAfterMs > longestMs ? retryAfterMs : longestMs;
  }, 0);
}
