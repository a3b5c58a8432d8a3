import { HeadlessWriteKitError, isKitErrorNamed } from "../../facts/errors.js";

export { HeadlessWriteKitError, isKitErrorNamed, isUsageError, UsageError } from "../../facts/errors.js";

/** The app's `getToken` rejected (its reason is the `cause`) or returned no usable token. */
export class TokenError extends HeadlessWriteKitError {
  override get name(): "TokenError" {
    return "TokenError";
  }
}

/**
 * Whether `value` is a `TokenError`.
 *
 * @example
 * function tell(error: unknown) {
 *   return isTokenError(error) ? "Your session has ended: sign in again" : "Something went wrong";
 * }
 */
export function isTokenError(value: unknown): value is TokenError {
  return isKitErrorNamed(value, "TokenError");
}
