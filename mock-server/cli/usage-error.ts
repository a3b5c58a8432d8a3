/** Thrown where a command was called in a wrong way; the message says how to correct the call. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
