/** Thrown where a command was called in a wrong way; the message says how to mend it. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
