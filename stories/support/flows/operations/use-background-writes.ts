import { useEffect, useState } from "react";
import type { InstanceFault } from "../../../../mock-server/index.js";
import { useWriteRecords, type WriteRecordsParams } from "../../../../src/index.js";
import { tenant, type LoadedBackend } from "../../backend/fresh-backend.js";

/** An operation that was started here. */
export interface StartedOperation {
  readonly operationId: string;
  readonly description: string;
  /** How many records were handed over to it. */
  readonly records: number;
}

/** Starts writes that go on in the background, and moves the clock of the mock backend on, by which they do. */
export function useBackgroundWrites({ backend, clock }: Pick<LoadedBackend, "backend" | "clock">) {
  const { writeRecords, status, error } = useWriteRecords();
  const [operations, setOperations] = useState<readonly StartedOperation[]>([]);
  const [moment, setMoment] = useState({ nowMs: clock.now(), steps: 0 });

  const follow = async (move: Promise<void>) => {
    await move;
    setMoment(({ steps }) => ({ nowMs: clock.now(), steps: steps + 1 }));
  };
  useEffect(() => {
    // What is due now, such as the first attempt of an asynchronous write, needs no time.
    void clock.advance(0).then(() => {
      setMoment(({ steps }) => ({ nowMs: clock.now(), steps: steps + 1 }));
    });
  }, [operations, clock]);

  const start = async (
    description: string,
    request: WriteRecordsParams,
    fault: InstanceFault | undefined,
  ) => {
    if (fault) backend.instance({ provider: "salesforce", groupRef: tenant.groupRef }).failNext(fault);
    try {
      const { operationId } = await writeRecords(request);
      setOperations((known) => addRecord(known, { operationId, description, records: 1 }));
    } catch {
      // The hook's `error` says why the request was refused.
    }
  };

  return {
    start,
    status,
    error,
    operations,
    ...moment,
    advance: (ms: number) => void follow(clock.advance(ms)),
    runUntilIdle: () => void follow(clock.runUntilIdle()),
  };
}

/** Auto batches gather records under one operation; the newest operation stands first. */
function addRecord(known: readonly StartedOperation[], started: StartedOperation) {
  return known.some(({ operationId }) => operationId === started.operationId)
    ? known.map((operation) =>
        operation.operationId === started.operationId
          ? { ...operation, records: operation.records + 1 }
          : operation,
      )
    : [started, ...known];
}
