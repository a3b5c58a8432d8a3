import { TextField } from "../../controls/text-field.js";
import type { BatchOutcome, BatchRow } from "./batch-outcomes.js";

/** Props of `BatchTable`. */
export interface BatchTableProps {
  rows: readonly BatchRow[];
  outcomes: ReadonlyMap<number, BatchOutcome>;
  onEdit: (key: number, changed: Partial<BatchRow["record"]>) => void;
}

const columns = [
  ["firstname", "First name"],
  ["lastname", "Last name"],
  ["email", "Email"],
] as const;

/** The records, and what became of each; one that is written can no longer be changed. */
export function BatchTable({ rows, outcomes, onEdit }: BatchTableProps) {
  return (
    <div className="batch headed">
      <div className="batch-heads heads" aria-hidden="true">
        {columns.map(([name, label]) => (
          <span key={name}>{label}</span>
        ))}
      </div>
      <ol aria-label="Records">
        {rows.map(({ key, record }, index) => {
          const outcome = outcomes.get(key);
          return (
            <li key={key} className="batch-row" data-outcome={outcomeName(outcome)}>
              <fieldset aria-label={`Record ${String(index + 1)}`} disabled={outcome?.isWritten === true}>
                {columns.map(([name, label]) => (
                  <TextField
                    key={name}
                    label={label}
                    value={record[name]}
                    onChange={(value) => {
                      onEdit(key, { [name]: value });
                    }}
                  />
                ))}
              </fieldset>
              <p className="batch-outcome">
                {outcome === undefined ? (
                  "Not sent"
                ) : outcome.isWritten ? (
                  <>
                    <b>Written</b> <code>{outcome.recordId}</code>
                  </>
                ) : (
                  <>
                    <b>Failed</b> {outcome.reason}
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function outcomeName(outcome: BatchOutcome | undefined) {
  return outcome === undefined ? "none" : outcome.isWritten ? "written" : "failed";
}
