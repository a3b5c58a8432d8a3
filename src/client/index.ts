export type { GetToken, Identity } from "./auth/auth.js";
export { createClient } from "./client.js";
export type { CallOptions, Client, ClientOptions } from "./client.js";
export {
  ConnectError,
  ConfigConflictError,
  ConfigValidationError,
  HeadlessWriteKitError,
  TokenError,
  UnsupportedChangeError,
  UsageError,
  isConnectError,
  isConfigConflictError,
  isConfigValidationError,
  isTokenError,
  isUnsupportedChangeError,
  isUsageError,
} from "./errors/errors.js";
export type { Problem, ProblemIssue } from "./errors/problem.js";
export { readInstallation } from "./requests/read-answer.js";
export type { ReadAnswer, WriteAnswer } from "./requests/read-answer.js";
export type {
  CreateInstallationBody,
  PatchObjectConfigContentBody,
  UpdateInstallationBody,
} from "./requests/request-bodies.js";
export type { ClientRequest } from "./requests/request.js";
export type { ObservedRequest, RequestObserver } from "./requests/request-observer.js";
export {
  ApiError,
  NetworkError,
  TimeoutError,
  isApiError,
  isNetworkError,
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
