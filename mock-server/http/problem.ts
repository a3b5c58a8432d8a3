import { respond } from "./respond.js";
import type { BackendState } from "../backend/backend-state.js";
import type { Refusal } from "../domain/outcome.js";

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  409: "Conflict",
  422: "Unprocessable Entity",
  500: "Internal Server Error",
} as const;

/**
 * Answers a problem (RFC 9457). Its type is about:blank, so its title is the status in words; nothing that the backend
 * refuses is accepted when it is asked again, hence `retryable: false`.
 */
export function problemResponse(
  state: BackendState,
  fault: Omit<Refusal, "status"> & { status: keyof typeof titles; context?: Record<string, unknown> },
  headers: Record<string, string> = {},
): Response {
  const requestId = state.ids.next("request");
  const { status, detail, remedy, issues, context, rules } = fault;
  const problem = {
    type: "about:blank",
    title: titles[status],
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    time: state.now(),
    requestId,
    remedy,
    retryable: false,
    ...(issues && { issues }),
    ...(context && { context }),
  };
  return respond({
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    text: JSON.stringify(problem),
    rules: rules && (() => rules),
  });
}
