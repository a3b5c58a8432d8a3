import { maxBatchRecords } from "./cut-lists.js";
import { isLooseRequest, type LooseRequest } from "./loose-request.js";
import { hasRecordId } from "./record-id.js";
import type { RequestFault } from "./request-fault.js";

/**
 * Finds what is wrong with the parts of a request together (W3, W5, W6, W9, W10). It looks at requests that broke the contract
 * too, so that all faults come at once, and leaves each part that is broken by itself to the contract's schema.
 */
export function ruleFaults(request: LooseRequest): RequestFault[] {
  const faults: RequestFault[] = [];
  const { type, mode = "synchronous", record, batch } = request;
  const isDelete = type === "delete";
  if (record === undefined && batch === undefined) {
    faults.push(
      "record or batch: expected exactly one of them, received neither; put one record into record, or several into batch",
    );
  }
  if (record !== undefined && batch !== undefined) {
    faults.push(
      "record and batch: expected exactly one of them, received both; leave one out, or send two requests",
    );
  }
  if (type === "update" || isDelete) faults.push(...recordIdFaults(type, record, batch));
  if (isDelete && batch !== undefined) {
    faults.push(
      "batch: expected a single record, because a deletion takes one record; send each id as record in a request of its own",
    );
  }
  if (isDelete && mode === "asynchronous") {
    faults.push(
      'mode: expected "synchronous" or nothing, because deletions are synchronous, received "asynchronous"; leave mode out',
    );
  }
  if (batch !== undefined && isFilledList(request["associations"])) {
    faults.push("associations: expected them at each record of the batch; move them to batch[].associations");
  }
  if (request["autoBatchPolicy"] !== undefined) faults.push(...autoBatchFaults(type, mode, batch));
  else if (request["retryPolicy"] !== undefined && mode === "synchronous") {
    faults.push(
      'retryPolicy: expected in asynchronous writes only, because a synchronous one is tried once; leave it out or set mode to "asynchronous"',
    );
  }
  return faults;
}

function recordIdFaults(type: string, record: unknown, batch: unknown): RequestFault[] {
  const faults: RequestFault[] = [];
  const check = (value: unknown, where: string): void => {
    if (!isLooseRequest(value) || hasRecordId(value)) return;
    const verb = type === "delete" ? "deleted" : "updated";
    faults.push(
      `${where}.id: expected the provider's id of the record to be ${verb}; give it as id (or Id), a string that is not empty`,
    );
  };
  check(record, "record");
  if (Array.isArray(batch)) {
    batch.slice(0, maxBatchRecords).forEach((item: unknown, index) => {
      check((item as { record?: unknown } | null | undefined)?.record, `batch[${String(index)}].record`);
    });
  }
  return faults;
}

function autoBatchFaults(type: unknown, mode: unknown, batch: unknown): RequestFault[] {
  const faults: RequestFault[] = [];
  if (type === "delete") {
    faults.push(
      "autoBatchPolicy: expected with create or update only, because deletions go out one by one; leave it out",
    );
  } else if (mode === "synchronous") {
    faults.push(
      'autoBatchPolicy: expected in asynchronous writes only, because its records wait for others; leave it out or set mode to "asynchronous"',
    );
  }
  if (batch !== undefined) {
    faults.push(
      "autoBatchPolicy: expected with a single record only, because a batch is one already; leave it out or send each record as record",
    );
  }
  return faults;
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
