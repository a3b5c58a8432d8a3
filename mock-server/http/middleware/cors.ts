import type { WrittenAnswer } from "../answer.js";
import type { RequestHead } from "../request.js";

/** The headers that let pages read an answer. */
export type ReadableBy = Readonly<Record<string, string>>;

const exposed = { "access-control-expose-headers": "Retry-After, Warning" };

/** Allows every page to send requests and read the answers, as the service does. */
export const anyPage: ReadableBy = { "access-control-allow-origin": "*", ...exposed };

/** Allows the pages of this origin alone; none where a request names no origin. */
export function onlyPage(origin: string | undefined): ReadableBy {
  const vary = { vary: "Origin" };
  return origin === undefined ? vary : { "access-control-allow-origin": origin, ...exposed, ...vary };
}

/** Answers a CORS preflight request, which a browser sends before the page's own request. */
export function answerPreflight({ header }: RequestHead): WrittenAnswer {
  const names = header("access-control-request-headers");
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": "GET,HEAD,PUT,POST,DELETE,PATCH",
      ...(names !== undefined && { "access-control-allow-headers": names }),
      vary: "Access-Control-Request-Headers",
    },
    text: "",
  };
}

/** Adds the headers to an answer. */
export function letRead(answer: WrittenAnswer, by: ReadableBy): WrittenAnswer {
  const vary = [answer.headers["vary"], by["vary"]].flatMap((names) => names ?? []).join(", ");
  return { ...answer, headers: { ...answer.headers, ...by, ...(vary !== "" && { vary }) } };
}
