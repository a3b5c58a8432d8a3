import type { Operation, OperationLog } from "../../../../src/contract/index.js";

/** Props of `OperationStatus`. */
export interface OperationStatusProps {
  operation: Operation;
  /** Oldest line first. */
  log: readonly OperationLog[];
}

const statuses = { in_progress: "In progress", success: "Success", failure: "Failure" } as const;

/** How an operation stands, how often it was tried, and its log. */
export function OperationStatus({ operation, log }: OperationStatusProps) {
  const { status, result, metadata } = operation;
  const written = metadata?.successfulRecordIds ?? [];
  return (
    <div role="group" aria-label="Operation">
      <h3>
        Operation{" "}
        <span className="outcome" data-outcome={status}>
          {statuses[status]}
        </span>
      </h3>
      <dl className="facts">
        {result !== undefined && (
          <>
            <dt>Result</dt>
            <dd>{result}</dd>
          </>
        )}
        {metadata?.retry?.attempts !== undefined && (
          <>
            <dt>Attempts</dt>
            <dd>{metadata.retry.attempts}</dd>
          </>
        )}
        {written.length > 0 && (
          <>
            <dt>Written records</dt>
            <dd>
              <code>{written.join(", ")}</code>
            </dd>
          </>
        )}
      </dl>
      <ol className="log" aria-label="Log">
        {log.map(({ timestamp, severity, message }, index) => (
          <li key={index} data-severity={severity}>
            <time dateTime={timestamp}>{timestamp.slice(11, 19)}</time>
            <span>
              {message.msg}
              {message.error !== undefined && <b> {message.error}</b>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
