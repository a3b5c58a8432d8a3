import type { WriteRecord } from "../../contract/index.js";
import { type RequestSummary, shortenNames } from "../operations/log-event.js";
import type { PreparedWrite } from "./prepared-write.js";

/** Summarizes an accepted request for its log: kind, parts without effect, names of headers and fields; no values. */
export type DescribeRequest = (write: PreparedWrite) => RequestSummary;

/** Creates a describer. Consecutive requests are often alike; their logs then share one summary. */
export function createRequestDescriber(): DescribeRequest {
  let last: RequestSummary | undefined;
  return (write) => (last && isAlike(write, last) ? last : (last = summarize(write)));
}

function summarize({ request, requestedName, notes, records }: PreparedWrite): RequestSummary {
  const { type, mode = "synchronous", record, batch = [], headers = [] } = request;
  return {
    type,
    mode,
    objectName: requestedName,
    records: records.length,
    headerNames: shortenNames(headers.map(({ key }) => key)),
    notes,
    requestNames: listNames(record ? [record] : batch.map((item) => item.record)),
    providerNames: listNames(records.map(({ record: { fields } }) => fields)),
  };
}

/** Whether a summary also fits this request. It runs for every request, so it creates no lists for the comparison. */
function isAlike({ request, requestedName, notes, records }: PreparedWrite, known: RequestSummary): boolean {
  const { type, mode = "synchronous", record, batch, headers } = request;
  return (
    type === known.type &&
    mode === known.mode &&
    requestedName === known.objectName &&
    records.length === known.records &&
    headers === undefined &&
    known.headerNames.length === 0 &&
    notes.length === 0 &&
    known.notes.length === 0 &&
    (record ? hasNames(record, known.requestNames) : true) &&
    (batch ? batch.every((item) => hasNames(item.record, known.requestNames)) : true) &&
    records.every(({ record: { fields } }) => hasNames(fields, known.providerNames))
  );
}

/** The field names of all records, each once, in their order. */
function listNames(records: readonly WriteRecord[]): readonly string[] {
  return shortenNames([...new Set(records.flatMap((record) => Object.keys(record)))]);
}

function hasNames(record: WriteRecord, names: readonly string[]): boolean {
  let index = 0;
  for (const name in record) {
    if (name !== names[index]) return false;
    index += 1;
  }
  return index === names.length;
}
