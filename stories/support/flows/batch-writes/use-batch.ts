import { useState } from "react";
import { useWriteRecords } from "../../../../src/index.js";
import { readReport, sampleRows, type BatchOutcome, type BatchRow } from "./batch-outcomes.js";

/** Holds a table of records, sends those that are not written yet as one batch, and remembers what became of each. */
export function useBatch() {
  const { writeRecords, status, error } = useWriteRecords();
  const [rows, setRows] = useState(sampleRows);
  const [isAllOrNone, setIsAllOrNone] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<number, BatchOutcome>>(new Map());
  const [requests, setRequests] = useState(0);
  const [remarks, setRemarks] = useState<readonly string[]>([]);

  const waiting = rows.filter(({ key }) => outcomes.get(key)?.isWritten !== true);
  const request = {
    objectName: "contact",
    type: "create" as const,
    batch: waiting.map(({ record }) => ({ record })),
    ...(isAllOrNone && { batchPolicy: { allOrNone: true } }),
  };

  const send = async () => {
    setRequests((count) => count + 1);
    try {
      const report = readReport(waiting, await writeRecords(request));
      setOutcomes((known) => new Map([...known, ...report.outcomes]));
      setRemarks(report.remarks);
    } catch {
      // The hook's `error` says why the request was refused.
      setRemarks([]);
    }
  };
  const edit = (key: number, changed: Partial<BatchRow["record"]>) => {
    setRows(rows.map((row) => (row.key === key ? { ...row, record: { ...row.record, ...changed } } : row)));
  };

  return {
    rows,
    outcomes,
    remarks,
    requests,
    waiting,
    request,
    isAllOrNone,
    setIsAllOrNone,
    edit,
    send,
    status,
    error,
  };
}
