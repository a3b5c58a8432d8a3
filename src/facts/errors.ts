// A registered symbol, so that a guard also knows errors made by another copy of the kit in the same page.
const brand = Symbol.for("headless-write-kit.error");

/**
 * Base of every error that the kit throws; credentials and request bodies never stand in one.
 *
 * @example
 * function tell(error: unknown) {
 *   return error instanceof HeadlessWriteKitError ? `${error.name}: ${error.message}` : "Something went wrong";
 * }
 */
export abstract class HeadlessWriteKitError extends Error {
  abstract override get name(): string;

  /** Marks the error for the guards. */
  get [brand](): true {
    return true;
  }
}

/** A mistake in the calling code: an option, an id or a call that can never work. */
export class UsageError extends HeadlessWriteKitError {
  override get name(): "UsageError" {
    return "UsageError";
  }
}

/** Whether `value` is an error of the kit with this `name`, also one made by another copy of the kit. */
export function isKitErrorNamed(value: unknown, name: string): boolean {
  return value instanceof Object && brand in value && "name" in value && value.name === name;
}

/**
 * Whether `value` is a `UsageError`.
 *
 * @example
 * try {
 *   parsePointer("no/slash");
 * } catch (error) {
 *   if (isUsageError(error)) console.error("a mistake in this app:", error.message);
 *   else throw error;
 * }
 */
export function isUsageError(value: unknown): value is UsageError {
  return isKitErrorNamed(value, "UsageError");
}
