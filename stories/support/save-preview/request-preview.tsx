import { useId } from "react";
import { JsonCode } from "./json-code.js";
import { PathText } from "../places/path-text.js";

/** Props of `RequestPreview`. */
export interface RequestPreviewProps {
  request: { readonly method: string; readonly path: string; readonly body: unknown };
}

/** One request: method, path and body. */
export function RequestPreview({ request }: RequestPreviewProps) {
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
