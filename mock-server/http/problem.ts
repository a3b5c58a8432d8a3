import { cutText } from "../../src/json/quote.js";
import type { InputValidationIssue } from "../../src/contract/index.js";
import { issuesOf, type Refusal } from "../domain/outcome.js";
import type { Answer } from "./answer.js";

/** When a problem occurred, and in which request. */
export interface ProblemOccurrence {
  requestId: string;
  /** In RFC 3339. */
  time: string;
}

/** A refusal, or an error of the backend itself. */
export type ProblemCause = Omit<Refusal, "status"> & { status: keyof typeof titles };

const titles = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  422: "Unprocessable Entity",
  500: "Internal Server Error",
} as const;

/**
 * Limits of a problem: further issues are only counted and longer texts are cut. The answer must not be as
 * long as the request that it refuses.
 */
const maxIssues = 100;
const maxLength = 2_000;

/**
 * Answers a problem (RFC 9457). Its type is about:blank, so its title is the status in words. The same
 * request would be refused again, so `retryable` is false.
 */
export function problem(cause: ProblemCause, { requestId, time }: ProblemOccurrence): Answer {
  const { status, remedy, context, rules } = cause;
  const issues = issuesOf(cause);
  const omitted = Math.max(0, (issues?.length ?? 0) - maxIssues);
  const more = omitted > 0 ? `; ${String(omitted)} more issues are not listed` : "";
  const value = {
    type: "about:blank",
    title: titles[status],
    status,
    detail: cutText(cause.detail, maxLength) + more,
    instance: `urn:uuid:${requestId}`,
    time,
    requestId,
    remedy: cutText(remedy, maxLength),
    retryable: false,
    ...(issues && { issues: issues.slice(0, maxIssues).map(cutTexts) }),
    ...(context && { context }),
  };
  const headers = {
    "content-type": "application/problem+json",
    ...(status === 401 && { "www-authenticate": "Bearer" }),
  };
  return { status, headers, body: { value }, rules };
}

function cutTexts(issue: InputValidationIssue): InputValidationIssue {
  const entries = Object.entries(issue).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === "string" ? cutText(value, maxLength) : value,
  ]);
  return Object.fromEntries(entries) as InputValidationIssue;
}
