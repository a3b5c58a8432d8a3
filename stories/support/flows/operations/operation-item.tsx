import { useEffect } from "react";
import { useOperation } from "../../../../src/index.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { Failure } from "../../screen/failure.js";
import { OperationStatus } from "../try-a-write/operation-status.js";
import type { StartedOperation } from "./use-background-writes.js";

/** Props of `OperationItem`. */
export interface OperationItemProps extends Pick<LoadedBackend, "backend"> {
  started: StartedOperation;
  /** Another number once the backend's clock has moved. */
  steps: number;
}

/** One operation: how it stands, and its log. */
export function OperationItem({
  started: { operationId, description, records },
  steps,
  backend,
}: OperationItemProps) {
  const { operation, error, refetch } = useOperation(operationId);
  useEffect(() => {
    // The hook polls by real time; the backend has its own.
    void refetch();
  }, [steps, refetch]);
  return (
    <li className="card operation" aria-label={description}>
      <h2>{description}</h2>
      <p className="hint">
        {records === 1 ? "1 record" : `${String(records)} records`} · operation <code>{operationId}</code>
      </p>
      {error && (
        <Failure title="How it stands could not be asked." error={error} onRetry={() => void refetch()} />
      )}
      {operation && (
        <OperationStatus operation={operation} log={backend.engine.operations.logs(operationId) ?? []} />
      )}
    </li>
  );
}
