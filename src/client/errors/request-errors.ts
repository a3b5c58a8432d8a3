import { HeadlessWriteKitError, isKitErrorNamed } from "./errors.js";
import { mayPass, type Problem, type ProblemIssue } from "./problem.js";

/** The method and path of a failed request; its query and body may be secret and are left out. */
export interface RequestContext {
  readonly method: string;
  /** Percent-encoded, relative to the base URL. */
  readonly path: string;
}

/** The base class of the errors of a request. */
abstract class RequestError extends HeadlessWriteKitError implements RequestContext {
  readonly method: string;
  readonly path: string;

  constructor({ method, path }: RequestContext, failure: string, options?: ErrorOptions) {
    super(`${method} ${path} ${failure}`, options);
    this.method = method;
    this.path = path;
  }
}

/** The server refused the request, or answered 2xx with something that the kit cannot use. */
export class ApiError extends RequestError {
  readonly status: number;
  /** The problem details. For a body of another kind (text, HTML, none) they are made from what is known. */
  readonly problem: Problem;
  /** How long the server asks to wait before the same request is sent again, in ms (`Retry-After`, RFC 9110); absent where it does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(context: RequestContext, status: number, problem: Problem, retryAfterMs?: number) {
    const { detail, title, remedy } = problem;
    const facts = detail ?? title ?? "the server gave no reason";
    const mend = remedy === undefined ? "" : `${facts.endsWith("?") ? "" : ";"} ${remedy}`;
    super(context, `failed with ${status}: ${facts}${mend}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  override get name(): "ApiError" {
    return "ApiError";
  }

  /** The faults that the server found in the input, in its order; empty where it listed none. */
  get issues(): readonly ProblemIssue[] {
    return this.problem.issues;
  }

  /** How to correct it, in the server's words. */
  get remedy(): string | undefined {
    return this.problem.remedy;
  }

  /** The server's id of the request, for its support. */
  get requestId(): string | undefined {
    return this.problem.requestId;
  }

  /** Whether the same request may succeed later: as the problem says, else true for 408, 429 and 5xx. */
  get retryable(): boolean {
    return this.problem.retryable ?? mayPass(this.status);
  }
}

/** Makes the error for an answer that cannot be used: `fault` says why, `address` where it came from, if known. */
export function unusableAnswer(
  context: RequestContext,
  { status = 200, fault, address }: { status?: number; fault: string; address?: string },
): ApiError {
  return new ApiError(context, status, {
    detail: `the answer cannot be used: ${fault}`,
    remedy: address === undefined ? "check the base URL" : `check the base URL, ${address}`,
    issues: [],
  });
}

/** The server answered with a redirect, which is not followed: credentials are sent to their own address only. */
export class RedirectError extends RequestError {
  /** The target of the redirect without its query; empty where the platform does not tell it, such as in browsers. */
  readonly target: string;

  /** `server` is where the request went. */
  constructor(context: RequestContext, server: string, target: string) {
    const to = target === "" ? "" : ` to ${target}`;
    super(
      context,
      `was redirected by ${server}${to}, which is refused; give the address that answers as baseUrl or writeUrl`,
    );
    this.target = target;
  }

  override get name(): "RedirectError" {
    return "RedirectError";
  }
}

/** `fetch` rejected: there was no answer, or it broke off. The `cause` is a copy of the error of `fetch` without the request. */
export class NetworkError extends RequestError {
  /** `server` is where the request went. */
  constructor(context: RequestContext, server: string, cause: unknown) {
    super(context, `got no answer from ${server}; check the network, the base URL and CORS`, { cause });
  }

  override get name(): "NetworkError" {
    return "NetworkError";
  }
}

/** The request, waiting for its token included, took longer than `timeoutMs`. */
export class TimeoutError extends RequestError {
  readonly timeoutMs: number;

  /** `from` names what did not answer: the server, or the app's `getToken`. */
  constructor(context: RequestContext, timeoutMs: number, from?: string) {
    const whom = from === undefined ? "" : ` from ${from}`;
    super(context, `got no answer${whom} within ${timeoutMs} ms; try again, or raise timeoutMs`);
    this.timeoutMs = timeoutMs;
  }

  override get name(): "TimeoutError" {
    return "TimeoutError";
  }
}

/**
 * Whether `value` is an `ApiError`, also one made by another copy of the kit.
 *
 * @example
 * function tell(error: unknown) {
 *   if (!isApiError(error)) return "Something went wrong";
 *   return `${String(error.status)}: ${error.remedy ?? error.message}`;
 * }
 */
export function isApiError(value: unknown): value is ApiError {
  return isKitErrorNamed(value, "ApiError");
}

/**
 * Whether `value` is a `NetworkError`, also one made by another copy of the kit.
 *
 * @example
 * const mayRetry = (error: unknown) => isNetworkError(error) || isTimeoutError(error);
 */
export function isNetworkError(value: unknown): value is NetworkError {
  return isKitErrorNamed(value, "NetworkError");
}

/**
 * Whether `value` is a `RedirectError`, also one made by another copy of the kit.
 *
 * @example
 * const isWrongAddress = (error: unknown) => isRedirectError(error);
 */
export function isRedirectError(value: unknown): value is RedirectError {
  return isKitErrorNamed(value, "RedirectError");
}

/**
 * Whether `value` is the kit's `TimeoutError` (not the `DOMException` of that name).
 *
 * @example
 * const mayRetry = (error: unknown) => isNetworkError(error) || isTimeoutError(error);
 */
export function isTimeoutError(value: unknown): value is TimeoutError {
  return isKitErrorNamed(value, "TimeoutError");
}
