import { issuesOf, type Refusal } from "../domain/outcome.js";
import type { Answer } from "./answer.js";

/** When a problem occurred, and in which request. */
export interface ProblemOccurrence {
  requestId: string;
  /** In RFC 3339. */
  time: string;
}

/** A refusal, or a fault of the backend's own. */
export type ProblemCause = Omit<Refusal, "status"> & { status: keyof typeof titles };

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
export function problem(cause: ProblemCause, { requestId, time }: ProblemOccurrence): Answer {
  const { status, detail, remedy, context, rules } = cause;
  const issues = issuesOf(cause);
  const value = {
    type: "about:blank",
    title: titles[status],
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    time,
    requestId,
    remedy,
    retryable: false,
    ...(issues && { issues }),
    ...(context && { context }),
  };
  const headers = {
    "content-type": "application/problem+json",
    ...(status === 401 && { "www-authenticate": "Bearer" }),
  };
  return { status, headers, body: { value }, rules };
}
