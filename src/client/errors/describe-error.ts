import type { ErrorData, Messages } from "../../words/messages.js";
import { sayError } from "../../words/translate.js";
import { isConnectError } from "./connect-error.js";
import { isTokenError } from "./errors.js";
import { isConfigConflictError, isConfigValidationError, isUnsupportedChangeError } from "./save-errors.js";
import { isApiError, isNetworkError, isTimeoutError, type ApiError } from "./request-errors.js";

/** An error in two texts. */
export interface ErrorWords {
  /** A sentence for the user of the app: what went wrong, and what to do. */
  readonly message: string;
  /** For developers and logs: the error's own message. */
  readonly detail: string;
}

/**
 * Says an error to people, and to developers. Any value may be given; without `messages` the sentence is English. Never throws.
 */
export function describeError(error: unknown, messages?: Messages): ErrorWords {
  return {
    message: sayError(errorData(error), messages),
    detail: detailOf(error),
  };
}

/** Describes an object that is no error by its kind only: its content may be secret. */
function detailOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === "object" ? Object.prototype.toString.call(error) : String(error);
}

/**
 * Says of an error what failed, as data. Never throws: what is no error of the kit is of kind `other`.
 *
 * @example
 * const isSignedOut = (error: unknown) => errorData(error).kind === "unauthorized";
 */
export function errorData(error: unknown): ErrorData {
  if (isApiError(error)) return answerData(error);
  if (isNetworkError(error)) return { kind: "network", params: {} };
  if (isTimeoutError(error)) return { kind: "timeout", params: { seconds: error.timeoutMs / 1_000 } };
  if (isTokenError(error)) return { kind: "session", params: {} };
  if (isConnectError(error)) return { kind: "login", params: { code: error.code } };
  if (isConfigConflictError(error)) return { kind: "conflict", params: { places: error.conflicts.length } };
  if (isConfigValidationError(error)) return { kind: "invalid", params: { count: error.issues.length } };
  if (isUnsupportedChangeError(error)) {
    return { kind: "unsupported", params: { count: error.unsupported.length } };
  }
  return { kind: "other", params: {} };
}

function answerData({ method, status, problem, issues, requestId }: ApiError): ErrorData {
  // What a POST makes was never there: it names something that is missing, and the server says what.
  switch (method === "POST" && status === 404 ? 400 : status) {
    case 401:
      return { kind: "unauthorized", params: {} };
    case 403:
      return { kind: "forbidden", params: {} };
    case 404:
    case 410:
      return { kind: "not-found", params: {} };
    case 429:
      return { kind: "too-many", params: {} };
    default: {
      if (status < 400 || status >= 500) return { kind: "server", params: { requestId } };
      const [issue] = issues;
      return { kind: "refused", params: { reason: issue?.detail ?? problem.detail ?? problem.title } };
    }
  }
}
