import { HeadlessWriteKitError, isKitErrorNamed } from "../../facts/errors.js";

/** A login at the provider ended without a connection. */
export class ConnectError extends HeadlessWriteKitError {
  /**
   * `blocked`: the browser opened no window; `closed`: the customer closed it; `denied`: the provider refused; `canceled`: the
   * app gave it up.
   */
  readonly code: "blocked" | "closed" | "denied" | "canceled";

  constructor(code: ConnectError["code"], message: string) {
    super(message);
    this.code = code;
  }

  override get name(): "ConnectError" {
    return "ConnectError";
  }
}

/**
 * Whether `value` is a `ConnectError`.
 *
 * @example
 * function tell(error: unknown) {
 *   if (!isConnectError(error)) return "The login failed";
 *   return error.code === "blocked" ? "Allow this page to open windows" : error.message;
 * }
 */
export function isConnectError(value: unknown): value is ConnectError {
  return isKitErrorNamed(value, "ConnectError");
}
