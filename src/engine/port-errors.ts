import { messageOf } from "../json/message-of.js";

/** The error of a port that threw, did not answer in time, or breaks its own type. */
export class BrokenPortError extends Error {
  override readonly name = "BrokenPortError";
  /** Whether trying again later may help: not if the port breaks its type. */
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

/** Gives the text of anything thrown; even an error's message may be no string. */
export function describeThrown(error: unknown): string {
  try {
    return String(messageOf(error));
  } catch {
    return "The provider threw something that has no text";
  }
}
