import type { FlowProps } from "../../editor/config-screen.js";
import { Failure } from "../../screen/failure.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { JsonCode } from "../../save-preview/json-code.js";
import { Screen } from "../../screen/screen.js";
import { Switch } from "../../controls/switch.js";
import { BatchTable } from "./batch-table.js";
import { MockBatchAnswer } from "./mock-batch-answer.js";
import { useBatch } from "./use-batch.js";
import "./batch-writes.css";

/** Props of `BatchWrites`. */
export type BatchWritesProps = FlowProps & Pick<LoadedBackend, "backend">;

/** A screen on which a table of records goes out as one batch, and those that failed once more. */
export function BatchWrites({ appName, providerName, backend }: BatchWritesProps) {
  return (
    <Screen
      title="Write a batch"
      lead={`Write many records to ${providerName} in one request, as ${appName} would, and only those again that failed.`}
      providerName={providerName}
    >
      <Batch {...{ providerName, backend }} />
    </Screen>
  );
}

function Batch({ providerName, backend }: Pick<BatchWritesProps, "providerName" | "backend">) {
  const batch = useBatch();
  const { rows, outcomes, remarks, waiting, request, status, error } = batch;
  const isRetry = outcomes.size > 0;
  const canSend = waiting.length > 0 && status !== "pending";
  const { objectName: _, ...body } = request;

  return (
    <div className="columns">
      <div className="settings">
        <section className="card" aria-label="The batch">
          <h2>Records</h2>
          <BatchTable {...{ rows, outcomes }} onEdit={batch.edit} />
          <div className="batch-foot">
            <Switch
              label="All or none"
              description="If one record fails, none of the request is written."
              checked={batch.isAllOrNone}
              onChange={batch.setIsAllOrNone}
            />
            <div className="send-row">
              <output>
                {status === "pending"
                  ? "Writing…"
                  : isRetry
                    ? `${String(rows.length - waiting.length)} of ${String(rows.length)} written`
                    : "Nothing sent yet"}
                {remarks.map((remark) => (
                  <span key={remark}>. {remark}</span>
                ))}
              </output>
              {/* aria-disabled keeps the focus where it is when all are written. */}
              <button
                className="button primary"
                type="button"
                aria-disabled={!canSend}
                onClick={canSend ? () => void batch.send() : undefined}
              >
                {isRetry && waiting.length > 0
                  ? `Retry the ${String(waiting.length)} that failed`
                  : isRetry
                    ? "All written"
                    : `Write ${String(rows.length)} records`}
              </button>
            </div>
          </div>
          {status === "error" && error && <Failure title="The request was refused" error={error} />}
        </section>
        {/* What was said of the next write is no longer true after it. */}
        <MockBatchAnswer key={batch.requests} {...{ providerName, backend }} />
      </div>
      <aside className="preview" aria-label="Preview" tabIndex={0}>
        <figure className="card" aria-labelledby="batch-request">
          <h2 id="batch-request">What the next request holds</h2>
          {waiting.length === 0 ? <p className="hint">Nothing is left.</p> : <JsonCode value={body} />}
        </figure>
      </aside>
    </div>
  );
}
