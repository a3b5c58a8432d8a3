import { useId } from "react";
import type { PlannedRequest } from "../../src/index.js";
import { JsonCode } from "./json-code.js";

/** One request: method, path and body. */
export function RequestPreview({ request }: { request: PlannedRequest }) {
  const id = useId();
  return (
    <div className="request">
      <p className="request-line" id={id}>
        <b>{request.method}</b> <code>{request.path}</code>
      </p>
      <JsonCode value={request.body} labelledBy={id} />
    </div>
  );
}
