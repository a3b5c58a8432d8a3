"use client";

import { leniencies } from "../journal/leniencies.js";
import type { Journal, JournalEntry } from "../journal/journal.js";
import { explainRule } from "../journal/rules.js";
import { Fold } from "./fold.js";
import { JsonCode } from "./json-code.js";
import { saveJournal } from "./save-journal.js";

/** Props of `JournalList`. */
export interface JournalListProps {
  journal: Journal;
  /** The entries of the journal, in the view that is shown. */
  entries: readonly JournalEntry[];
}

const MOST = 100;

/** Lists the requests that were sent to a backend, newest first. */
export function JournalList({ journal, entries }: JournalListProps) {
  if (entries.length === 0) return <p>No request yet.</p>;
  const shown = entries.slice(-MOST).toReversed();
  return (
    <>
      <button type="button" onClick={journal.clear}>
        Clear the journal
      </button>
      <button
        type="button"
        onClick={() => {
          saveJournal(entries);
        }}
      >
        Save the journal
      </button>
      {shown.map((entry) => (
        <Fold key={entry.number} title={<Title entry={entry} />}>
          <Details entry={entry} />
        </Fold>
      ))}
      {entries.length > MOST && <p>{`The newest ${String(MOST)} are shown.`}</p>}
    </>
  );
}

function Title({ entry: { request, answer, rules } }: { entry: JournalEntry }) {
  const isRefused = !answer || answer.status >= 400;
  return (
    <span className="hwk-inspector-entry">
      <b>{request.method}</b> <b data-failed={isRefused}>{answer?.status ?? "no answer"}</b>{" "}
      <code>{request.path}</code> {rules.length > 0 && <small>{rules.join(" ")}</small>}
    </span>
  );
}

function Details({ entry }: { entry: JournalEntry }) {
  const { number, timeMs, operation, request, answer, faults, rules, warnings = [] } = entry;
  const lenient = entry.leniencies ?? [];
  return (
    <>
      <p>
        {`#${String(number)}, ${new Date(timeMs).toISOString()}: ${operation ?? "no route answers this"}`}
      </p>
      {warnings.map((warning) => (
        <p key={warning} data-failed>
          {warning}
        </p>
      ))}
      {lenient.map((name) => (
        <p key={name}>
          The contract's text has {leniencies[name].contract}; {leniencies[name].sends} is taken, as{" "}
          {leniencies[name].client} sends it.
        </p>
      ))}
      {rules.length > 0 && (
        <ul aria-label="Rules">
          {rules.map((id) => (
            <li key={id}>
              {id}: {explainRule(id)}
            </li>
          ))}
        </ul>
      )}
      {Object.keys(request.query).length > 0 && <JsonCode title="Query" value={request.query} />}
      {request.body !== undefined && <JsonCode title="Request" value={request.body} />}
      {faults.length > 0 && <JsonCode title="Faults" value={faults} />}
      <JsonCode title="Answer" value={answer?.body} />
    </>
  );
}
