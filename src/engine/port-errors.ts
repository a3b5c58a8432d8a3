import { messageOf } from "../json/message-of.js";

/** A port that threw where it is only asked, or that is not as its type says. */
export class BrokenPortError extends Error {
  override readonly name = "BrokenPortError";
  /** Whether trying again later may help: where it threw, and not where it answered what it may not. */
  readonly isRetryable: boolean;

  constructor(message: string, { isRetryable }: { isRetryable: boolean }) {
    super(message);
    this.isRetryable = isRetryable;
  }
}

/** The error of a port that breaks its own type. */
export function breaksType(fault: string): BrokenPortError {
  return new BrokenPortError(`The provider's port broke its own contract: ${fault}`, { isRetryable: false });
}

/** Says what was thrown, whatever it is: the message of an error may be anything, too. */
export function describeThrown(error: unknown): string {
  try {
    return String(messageOf(error));
  } catch {
    return "The provider threw something that has no text";
  }
}
