import { Failure } from "../../screen/failure.js";
import { AnswerSummary } from "./answer-summary.js";
import { ClockControls } from "./clock-controls.js";
import { OperationStatus } from "./operation-status.js";
import type { useWriteTrial } from "./use-write-trial.js";

/** What became of the last write: the answer, and the operation as the mock backend's time passes. */
export function WriteResult({ trial }: { trial: ReturnType<typeof useWriteTrial> }) {
  const { status, answer, error, operation, log, nowMs, advance, runUntilIdle } = trial;
  // Only then is there anything to wait for.
  const isBackground = answer !== undefined && !("result" in answer);
  return (
    // There from the start, so that what appears in it is announced.
    <div aria-live="polite">
      {status === "error" && error && <Failure title="The request was refused" error={error} />}
      {answer && (
        <section className="card result" aria-label="Result">
          <h2>Result</h2>
          <AnswerSummary answer={answer} />
          {operation && <OperationStatus operation={operation} log={log} />}
          {isBackground && <ClockControls nowMs={nowMs} onAdvance={advance} onRunUntilIdle={runUntilIdle} />}
        </section>
      )}
    </div>
  );
}
