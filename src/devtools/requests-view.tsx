"use client";

import { useState } from "react";
import type { ApiError } from "../client/index.js";
import { JsonFigure } from "./json-figure.js";
import type { LoggedRequest } from "./request-log.js";

/** Props of `RequestsView`. */
export interface RequestsViewProps {
  /** Newest first. */
  requests: readonly LoggedRequest[];
  onClear: () => void;
}

/** The requests that were sent for this group. */
export function RequestsView({ requests, onClear }: RequestsViewProps) {
  if (requests.length === 0) return <p>None since these tools are on the page.</p>;
  return (
    <>
      <button type="button" onClick={onClear}>
        Clear
      </button>
      {requests.map((request) => (
        <Request key={request.number} request={request} />
      ))}
    </>
  );
}

function Request({ request }: { request: LoggedRequest }) {
  const { method, path, body, startMs, end } = request;
  const [isOpen, setIsOpen] = useState(false);
  const { status, failure } = outcomeOf(end);
  return (
    <details
      onToggle={(event) => {
        setIsOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <b>{method}</b> <b data-failed={failure !== undefined}>{status}</b> <code>{path}</code>{" "}
        {end && <small>{`${String(end.durationMs)} ms`}</small>}
      </summary>
      {isOpen && (
        <>
          <p>{`Sent at ${new Date(startMs).toISOString()}.`}</p>
          {failure !== undefined && <p data-failed="true">{failure}</p>}
          {body === undefined ? (
            method !== "GET" && <p>Only bodies that hold a config are shown.</p>
          ) : (
            <JsonFigure title="Body" value={body} />
          )}
        </>
      )}
    </details>
  );
}

function outcomeOf(end: LoggedRequest["end"]): { status: string; failure?: string } {
  if (!end) return { status: "under way" };
  if ("status" in end) return { status: String(end.status) };
  // By its shape: to import the classes here, apps would load the hooks in smaller, and so more, pieces.
  const { name, message, status } = end.error as Partial<Error & Pick<ApiError, "status">>;
  if (name === "AbortError") return { status: "given up" };
  return {
    status: status === undefined ? "no answer" : String(status),
    failure: message ?? String(end.error),
  };
}
