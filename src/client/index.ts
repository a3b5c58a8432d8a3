export type { GetToken, Identity } from "./auth.js";
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
} from "./errors.js";
export type { Problem, ProblemIssue } from "./problem.js";
export { readInstallation } from "./read-answer.js";
export type { ReadAnswer, WriteAnswer } from "./read-answer.js";
export type {
  CreateInstallationBody,
  PatchObjectConfigContentBody,
  UpdateInstallationBody,
} from "./request-bodies.js";
export type { ClientRequest } from "./request.js";
export type { ObservedRequest, RequestObserver } from "./request-observer.js";
export {
  ApiError,
  NetworkError,
  TimeoutError,
  isApiError,
  isNetworkError,
  isTimeoutError,
} from "./request-errors.js";
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
} from "./times.js";
