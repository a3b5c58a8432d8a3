import type { WrittenAnswer } from "../answer.js";
import type { RequestHead } from "../request.js";

/** Allows every page to send requests and read the answers, as the service does. */
export const anyPage: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "Retry-After, Warning",
};

/** Answers a CORS preflight request, which a browser sends before the page's own request. */
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
