import type { Operation, OperationLog } from "../../contract/index.js";
import { type TimedEvent, toOperationLogs } from "./log-event.js";

/** What an operation is created with. */
export interface NewOperation {
  readonly projectId: string;
  readonly integrationId: string;
  readonly installationId: string;
  readonly configId: string;
  /** The object's name in the manifest. */
  readonly objectName: string;
}

/** An operation as the engine keeps it. Times in milliseconds since the epoch. */
export interface OperationRecord extends NewOperation {
  readonly id: string;
  /** Its place among all operations, from 1. */
  readonly sequence: number;
  readonly createMs: number;
  updateMs: number;
  status: Operation["status"];
  result: string | undefined;
  successfulRecordIds: readonly string[];
  /** Attempts made so far. */
  attempts: number;
  lastAttemptMs: number;
  /** Whether an attempt failed in a retryable way; only then the attempts are worth showing. */
  hasFailedAttempt: boolean;
  events: TimedEvent[];
  /** How many events were dropped from the middle, after the first 100. */
  omittedEvents: number;
  /** How another service showed it; if set, it replaces what this kit would derive for these fields. */
  readonly shown?: Pick<Operation, "actionType" | "metadata" | "resource"> | undefined;
}

const none: readonly never[] = [];

/** Makes the record of an operation that starts. */
export function createOperationRecord(
  { projectId, integrationId, installationId, configId, objectName }: NewOperation,
  { id, sequence, timeMs }: { id: string; sequence: number; timeMs: number },
): OperationRecord {
  return {
    id,
    sequence,
    projectId,
    integrationId,
    installationId,
    configId,
    objectName,
    createMs: timeMs,
    updateMs: timeMs,
    status: "in_progress",
    result: undefined,
    successfulRecordIds: none,
    attempts: 0,
    lastAttemptMs: timeMs,
    hasFailedAttempt: false,
    events: [],
    omittedEvents: 0,
  };
}

/** A log keeps this many of its first events, and the newest ones. */
const maxFirstEvents = 100;
const maxEvents = 1000;

/** Adds an event to an operation's log; a long log loses events from its middle. */
export function addEvent(record: OperationRecord, event: TimedEvent): void {
  const { events } = record;
  if (events.length >= maxEvents) {
    events.splice(maxFirstEvents, 1);
    record.omittedEvents += 1;
  }
  // Saves memory: most logs have three events, and an array that grows by push reserves room for many more.
  if (events.length < 4) record.events = [...events, event];
  else events.push(event);
}

/** Formats an operation as the API contract and the write guide define it. */
export function showOperation(record: OperationRecord): Operation {
  const { id, projectId, integrationId, installationId, configId } = record;
  return {
    id,
    projectId,
    integrationId,
    installationId,
    configId,
    status: record.status,
    ...(record.result !== undefined && { result: record.result }),
    createTime: formatTime(record.createMs),
    updateTime: formatTime(record.updateMs),
    ...(record.shown ?? showWrite(record)),
  };
}

function showWrite(record: OperationRecord) {
  const { objectName, hasFailedAttempt, attempts, lastAttemptMs, successfulRecordIds } = record;
  return {
    actionType: "write",
    metadata: {
      objects: [objectName],
      ...(hasFailedAttempt && { retry: { attempts, lastAttempt: formatTime(lastAttemptMs) } }),
      ...(successfulRecordIds.length > 0 && { successfulRecordIds: [...successfulRecordIds] }),
    },
    resource: objectName,
  };
}

/** Formats the log of an operation as the contract defines it, oldest line first. */
export function showLog({ id, events, omittedEvents }: OperationRecord): OperationLog[] {
  const show = (event: TimedEvent): OperationLog[] => toOperationLogs(id, event);
  const next = events[maxFirstEvents];
  if (omittedEvents === 0 || !next) return events.flatMap(show);
  const msg = `${String(omittedEvents)} events are left out here`;
  const gap = { timestamp: formatTime(next.timeMs), severity: "INFO", message: { msg, operation_id: id } };
  return [
    ...events.slice(0, maxFirstEvents).flatMap(show),
    gap,
    ...events.slice(maxFirstEvents).flatMap(show),
  ];
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
