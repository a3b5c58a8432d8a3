import { useId } from "react";
import type { PlannedRequest } from "../../src/index.js";
import { JsonCode } from "./json-code.js";
import { PathText } from "./path-text.js";

/** One request: method, path and body. */
export function RequestPreview({ request }: { request: PlannedRequest }) {
  const id = useId();
  return (
    <figure className="request" aria-labelledby={id}>
      <figcaption className="request-line" id={id}>
        <b>{request.method}</b> <PathText path={request.path} />
      </figcaption>
      <JsonCode value={request.body} />
    </figure>
  );
}
