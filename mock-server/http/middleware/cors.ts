import type { WrittenAnswer } from "../answer.js";
import type { RequestHead } from "../request.js";

/** Any page may ask the backend and read its answers, as at the service. */
export const anyPage: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "Retry-After, Warning",
};

/** Answers what a browser asks before it lets a page send a request. */
export function answerPreflight({ header }: RequestHead): WrittenAnswer {
  const names = header("access-control-request-headers");
  return {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET,HEAD,PUT,POST,DELETE,PATCH",
      ...(names !== undefined && { "access-control-allow-headers": names }),
      vary: "Access-Control-Request-Headers",
    },
    text: "",
  };
}
