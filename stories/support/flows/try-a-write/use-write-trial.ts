import { useEffect, useState } from "react";
import type { InstanceFault } from "../../../../mock-server/index.js";
import { useOperation, useWriteRecords, type WriteRecordsParams } from "../../../../src/index.js";
import { tenant, type LoadedBackend } from "../../backend/fresh-backend.js";

/** Sends writes to a mock backend whose time stands still between steps, and follows the operation of the last one. */
export function useWriteTrial({ backend, clock }: Pick<LoadedBackend, "backend" | "clock">) {
  const { writeRecords, status, answer, error } = useWriteRecords();
  const { operation, refetch } = useOperation(answer?.operationId);
  const [nowMs, setNowMs] = useState(clock.now());

  const follow = async (step: Promise<void>) => {
    await step;
    setNowMs(clock.now());
    // The hook polls by real time; the backend has its own.
    await refetch();
  };
  useEffect(() => {
    // What is due now, such as the first attempt of an asynchronous write, needs no time.
    if (answer) void clock.advance(0).then(() => refetch());
  }, [answer, clock, refetch]);

  const send = (request: WriteRecordsParams, fault: InstanceFault | undefined) => {
    if (fault) backend.instance({ provider: "salesforce", groupRef: tenant.groupRef }).failNext(fault);
    void writeRecords(request).catch(() => undefined);
  };

  return {
    send,
    status,
    answer,
    error,
    operation,
    log: operation ? (backend.engine.operations.logs(operation.id) ?? []) : [],
    nowMs,
    advance: (ms: number) => void follow(clock.advance(ms)),
    runUntilIdle: () => void follow(clock.runUntilIdle()),
  };
}
