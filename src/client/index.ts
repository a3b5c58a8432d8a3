export type { GetToken, Identity } from "./auth/auth.js";
export { createClient } from "./client.js";
export type { Client } from "./client.js";
export type { CallOptions, ClientOptions } from "./client-options.js";
export {
  HeadlessWriteKitError,
  TokenError,
  UsageError,
  isTokenError,
  isUsageError,
} from "./errors/errors.js";
export {
  ConfigConflictError,
  ConfigValidationError,
  UnsupportedChangeError,
  isConfigConflictError,
  isConfigValidationError,
  isUnsupportedChangeError,
} from "./errors/save-errors.js";
export { ConnectError, isConnectError } from "./errors/connect-error.js";
export type { Problem, ProblemIssue } from "./errors/problem.js";
export { readInstallation } from "./requests/read-answer.js";
export type { CustomAuthStep, ReadAnswer, WriteAnswer } from "./requests/read-answer.js";
export type {
  CreateInstallationBody,
  PatchObjectConfigContentBody,
  UpdateInstallationBody,
} from "./requests/request-bodies.js";
export type { UpdateConnectionBody } from "./operations/connections.js";
export type { ClientRequest } from "./requests/client-request.js";
export type { ObservedRequest, RequestObserver } from "./requests/request-observer.js";
export {
  ApiError,
  NetworkError,
  RedirectError,
  TimeoutError,
  isApiError,
  isNetworkError,
  isRedirectError,
  isTimeoutError,
} from "./errors/request-errors.js";
export type {
  Config,
  Connection,
  Consumer,
  Group,
  HydratedRevision,
  Installation,
  Integration,
  Revision,
  WithDates,
} from "./requests/times.js";
