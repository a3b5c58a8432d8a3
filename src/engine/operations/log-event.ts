import type { OperationLog } from "../../contract/index.js";
import { cutText } from "../../json/quote.js";

/** Something in a request that is accepted but has no effect. */
export interface RequestNote {
  /** Where it stands in the request. */
  readonly path: string;
  readonly reason: string;
}

/** What a log says about a request. */
export interface RequestSummary {
  readonly type: string;
  readonly mode: string;
  readonly objectName: string;
  readonly records: number;
  readonly headerNames: readonly string[];
  readonly notes: readonly RequestNote[];
  readonly requestNames: readonly string[];
  readonly providerNames: readonly string[];
}

/**
 * Something that happened to an operation. The kit logs names of fields and headers, and never their values. It logs a
 * provider's message, which may repeat a value: the contract's log has a field for this error, and nothing else says why an
 * asynchronous write failed. The provider's raw response is not logged.
 */
export type LogEvent =
  | { readonly kind: "received"; readonly request: RequestSummary }
  | { readonly kind: "gathered"; readonly place: number; readonly dueMs: number }
  | { readonly kind: "closed"; readonly records: number; readonly isFull: boolean }
  | {
      readonly kind: "attempt";
      readonly attempt: number;
      readonly records: number;
      readonly provider: string;
    }
  | {
      readonly kind: "refused";
      readonly places: readonly number[];
      readonly message: string;
      readonly code: string | undefined;
      readonly isRetryable: boolean;
    }
  | { readonly kind: "waiting"; readonly untilMs: number }
  /** The deadline has come, or the provider asks to wait beyond it. */
  | { readonly kind: "given up"; readonly deadlineMs: number; readonly retryAfterMs: number }
  /** Options of a request that joins a batch; they have no effect, because the batch's first request set them. */
  | { readonly kind: "joined"; readonly options: readonly string[] }
  | {
      readonly kind: "ended";
      readonly isSuccess: boolean;
      readonly succeeded: number;
      readonly failed: number;
    };

/** An event and its moment, in milliseconds since the epoch. */
export type TimedEvent = LogEvent & { readonly timeMs: number };

/** A list longer than this is cut short in a log. */
const maxListed = 50;
const maxTextLength = 1000;

/** Cuts a long list of names short, so that a log stays small whatever the request holds. */
export function shortenNames(names: readonly string[]): readonly string[] {
  if (names.length <= maxListed) return names;
  return [...names.slice(0, maxListed), `and ${String(names.length - maxListed)} more`];
}

/** Cuts the long message of a provider short. */
export function shortenText(text: string): string {
  return cutText(text, maxTextLength);
}

/** Formats an event as lines of the operation's log (contract: Log). */
export function toOperationLogs(operationId: string, event: TimedEvent): OperationLog[] {
  const timestamp = time(event.timeMs);
  return describeEvent(event).map(({ severity = "INFO", msg, error, details }) => ({
    timestamp,
    severity,
    message: { msg, ...(error !== undefined && { error }), operation_id: operationId, details },
  }));
}

interface Line {
  /** @default "INFO" */
  readonly severity?: "DEBUG" | "INFO" | "WARNING" | "ERROR";
  readonly msg: string;
  readonly error?: string;
  readonly details: Record<string, string>;
}

// eslint-disable-next-line max-lines-per-function -- one case for each kind of event
function describeEvent(event: TimedEvent): Line[] {
  switch (event.kind) {
    case "received":
      return describeReceived(event.request);
    case "gathered":
      return [
        {
          severity: "DEBUG",
          msg: `Gathered as record ${String(event.place)} of a batch that goes out by ${time(event.dueMs)}`,
          details: { record: String(event.place), due: time(event.dueMs) },
        },
      ];
    case "closed":
      return [
        {
          msg: `Closed the batch at ${count(event.records)}: ${event.isFull ? "it is full" : "its time has come"}`,
          details: { records: String(event.records) },
        },
      ];
    case "attempt":
      return [
        {
          msg: `Attempt ${String(event.attempt)}: sending ${count(event.records)} to ${event.provider}`,
          details: { attempt: String(event.attempt), records: String(event.records) },
        },
      ];
    case "refused":
      return [
        {
          severity: event.isRetryable ? "WARNING" : "ERROR",
          msg: `Not written: ${count(event.places.length)}${event.isRetryable ? ", which may succeed later" : ""}`,
          error: event.message,
          details: {
            records: list(shortenNames(event.places.map(String))),
            retryable: String(event.isRetryable),
            ...(event.code !== undefined && { code: event.code }),
          },
        },
      ];
    case "waiting":
      return [{ msg: `Waiting until ${time(event.untilMs)}`, details: { until: time(event.untilMs) } }];
    case "given up":
      return [{ severity: "WARNING", ...describeGivenUp(event) }];
    case "joined":
      return [
        {
          severity: "WARNING",
          msg: `Not used: ${list(event.options)}, as the first record of the batch has set the times`,
          details: { options: list(event.options) },
        },
      ];
    case "ended": {
      const { isSuccess, succeeded, failed } = event;
      return [
        {
          severity: isSuccess ? "INFO" : "ERROR",
          msg: `Ended in ${isSuccess ? "success" : "failure"}: ${String(succeeded)} written, ${String(failed)} not`,
          details: { succeeded: String(succeeded), failed: String(failed) },
        },
      ];
    }
  }
}

function describeGivenUp(event: Extract<TimedEvent, { kind: "given up" }>): Line {
  const { timeMs, deadlineMs, retryAfterMs } = event;
  const details = { deadline: time(deadlineMs), retryAfterSeconds: String(retryAfterMs / 1000) };
  return {
    msg:
      timeMs < deadlineMs
        ? `Not tried again: the provider asks to wait ${details.retryAfterSeconds} seconds, which is beyond the deadline at ${details.deadline}`
        : `Not tried again: the deadline at ${details.deadline} has come`,
    details,
  };
}

function describeReceived(request: RequestSummary): Line[] {
  const { type, mode, objectName, records, headerNames, notes, requestNames, providerNames } = request;
  return [
    {
      msg: `Received: ${mode} ${type} of ${count(records)} of "${objectName}"`,
      details: {
        type,
        mode,
        object: objectName,
        records: String(records),
        ...(headerNames.length > 0 && { headers: list(headerNames) }),
      },
    },
    ...notes.map(({ path, reason }): Line => ({
      severity: "WARNING",
      msg: `Ignored ${path}: ${reason}`,
      details: { path },
    })),
    {
      severity: "DEBUG",
      msg: "Shaped the fields for the provider",
      details: { requestFields: list(requestNames), providerFields: list(providerNames) },
    },
  ];
}

function count(records: number): string {
  return records === 1 ? "1 record" : `${String(records)} records`;
}

function time(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function list(names: readonly string[]): string {
  return names.join(", ");
}
