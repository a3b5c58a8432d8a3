import { useState } from "react";
import type { FlowProps } from "../../editor/config-screen.js";
import { Failure } from "../../screen/failure.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { Screen } from "../../screen/screen.js";
import { StandIn } from "../../backend/stand-in.js";
import { ClockControls } from "../try-a-write/clock-controls.js";
import { faultOf, NextAnswerSelect, type NextAnswer } from "../try-a-write/next-answer.js";
import "../try-a-write/try-a-write.css";
import { OperationItem } from "./operation-item.js";
import "./operations.css";
import { useBackgroundWrites } from "./use-background-writes.js";

/** Props of `Operations`. */
export type OperationsProps = FlowProps & LoadedBackend;

/** A screen on which writes go on in the background: retried, or gathered into batches, as the mock backend's time passes. */
export function Operations({ appName, providerName, backend, clock }: OperationsProps) {
  return (
    <Screen
      title="Operations"
      lead={`Hand records over to ${appName}’s queue, let time pass, and watch them reach ${providerName}.`}
      providerName={providerName}
    >
      <Queue {...{ providerName, backend, clock }} />
    </Screen>
  );
}

const names = ["Harry", "Hermione", "Ron", "Luna", "Neville"];

function Queue({
  providerName,
  backend,
  clock,
}: Pick<OperationsProps, "providerName" | "backend" | "clock">) {
  const [nextAnswer, setNextAnswer] = useState<NextAnswer>("as-usual");
  const { start, operations, status, error, ...time } = useBackgroundWrites({ backend, clock });
  const count = operations.reduce((sum, { records }) => sum + records, 0);
  const request = {
    objectName: "contact",
    type: "create" as const,
    mode: "asynchronous" as const,
    record: { firstname: names[count % names.length], lastname: `Number ${String(count + 1)}` },
  };
  const write = (description: string, policy: object) => {
    void start(description, { ...request, ...policy }, faultOf(nextAnswer));
    setNextAnswer("as-usual");
  };

  return (
    <div className="columns operations">
      <div className="settings">
        <section className="card" aria-labelledby="queue-title">
          <h2 id="queue-title">Hand a record over</h2>
          <p className="hint">By itself, or with others that come within half an hour.</p>
          <div className="button-row">
            <button
              className="button primary"
              type="button"
              onClick={() => {
                write("Write in the background", { retryPolicy: { deadlineHours: 2 } });
              }}
            >
              Write in the background
            </button>
            <button
              className="button"
              type="button"
              onClick={() => {
                write("Auto batch", { autoBatchPolicy: { maxDelayMinutes: 30 } });
              }}
            >
              Add to an auto batch
            </button>
          </div>
          {status === "error" && error && <Failure title="The request was refused" error={error} />}
        </section>
      </div>
      <aside className="preview">
        <StandIn label={`In place of ${providerName} and of time`}>
          <NextAnswerSelect providerName={providerName} value={nextAnswer} onChange={setNextAnswer} />
          <ClockControls nowMs={time.nowMs} onAdvance={time.advance} onRunUntilIdle={time.runUntilIdle} />
        </StandIn>
      </aside>
      {operations.length === 0 ? (
        <p className="card notice">No operations yet.</p>
      ) : (
        <ol className="operation-list" aria-label="Operations, newest first" aria-live="polite">
          {operations.map((started) => (
            <OperationItem key={started.operationId} started={started} steps={time.steps} backend={backend} />
          ))}
        </ol>
      )}
    </div>
  );
}
