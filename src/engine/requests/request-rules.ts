import { isJsonObject, type JsonObject } from "../../json/object.js";
import { writeLimits } from "../../facts/write-limits.js";
import { headerFaults } from "./header-faults.js";
import { mayHaveRecordId, missingIdFault } from "./record-id.js";
import type { RequestFault } from "./request-fault.js";

/**
 * Checks the rules that the contract's schema does not express, such as rules between parts. It also checks requests that break
 * the schema, so that all faults come at once. It skips parts that the schema refuses by themselves.
 */
export function ruleFaults(request: JsonObject): RequestFault[] {
  const { type, mode = "synchronous", record, batch } = request;
  const faults = [...recordOrBatchFaults(record, batch)];
  if (type === "update" || type === "delete") faults.push(...recordIdFaults(type, record, batch));
  faults.push(...headerFaults(request["headers"]));
  if (type === "delete") faults.push(...deletionFaults(mode, batch));
  if (batch !== undefined && isFilledList(request["associations"])) {
    faults.push({
      rule: "W2",
      where: "associations",
      expected: "expected them at each record of the batch",
      remedy: "leave them out, or, where the provider takes associations, move them to batch[].associations",
    });
  }
  if (request["autoBatchPolicy"] !== undefined) faults.push(...autoBatchFaults(type, mode, batch));
  else if (request["retryPolicy"] !== undefined && mode === "synchronous") {
    faults.push({
      rule: "W10",
      where: "retryPolicy",
      expected: "expected in asynchronous writes only, because a synchronous one is tried once",
      remedy: type === "delete" ? "leave it out" : 'leave it out or set mode to "asynchronous"',
    });
  }
  return faults;
}

function recordOrBatchFaults(record: unknown, batch: unknown): RequestFault[] {
  if ((record === undefined) !== (batch === undefined)) return [];
  const rule = "W3";
  return record === undefined
    ? [
        {
          rule,
          where: "record or batch",
          expected: "expected exactly one of them, received neither",
          remedy: "put one record into record or, where the provider takes batches, several into batch",
        },
      ]
    : [
        {
          rule,
          where: "record and batch",
          expected: "expected exactly one of them, received both",
          remedy: "leave batch out or, where the provider takes batches, record",
        },
      ];
}

function recordIdFaults(type: "update" | "delete", record: unknown, batch: unknown): RequestFault[] {
  const faults: RequestFault[] = [];
  const check = (value: unknown, where: string): void => {
    if (isJsonObject(value) && !mayHaveRecordId(value)) faults.push(missingIdFault(type, where));
  };
  check(record, "record");
  if (Array.isArray(batch)) {
    batch.slice(0, writeLimits.batchRecords).forEach((item: unknown, index) => {
      check((item as { record?: unknown } | null | undefined)?.record, `batch[${String(index)}].record`);
    });
  }
  return faults;
}

function deletionFaults(mode: unknown, batch: unknown): RequestFault[] {
  const faults: RequestFault[] = [];
  if (batch !== undefined) {
    faults.push({
      rule: "W6",
      where: "batch",
      expected: "expected a single record, because a deletion takes one record",
      remedy: "send each id as record in a request of its own",
    });
  }
  if (mode === "asynchronous") {
    faults.push({
      rule: "W6",
      where: "mode",
      expected:
        'expected "synchronous" or nothing, because deletions are synchronous, received "asynchronous"',
      remedy: "leave mode out",
    });
  }
  return faults;
}

function autoBatchFaults(type: unknown, mode: unknown, batch: unknown): RequestFault[] {
  const faults: RequestFault[] = [];
  const add = (expected: string, remedy: string): void => {
    faults.push({ rule: "W9", where: "autoBatchPolicy", expected, remedy });
  };
  if (type === "delete") {
    add("expected with create or update only, because deletions go out one by one", "leave it out");
  } else if (mode === "synchronous") {
    add(
      "expected in asynchronous writes only, because its records wait for others",
      'leave it out or, where the provider takes batches, set mode to "asynchronous"',
    );
  }
  if (batch !== undefined) {
    add(
      "expected with a single record only, because a batch is one already",
      "leave it out or send each record as record",
    );
  }
  return faults;
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
