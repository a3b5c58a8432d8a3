import { describeError } from "../../../client/errors/describe-error.js";
import { isUsageError } from "../../../facts/errors.js";
import type { Messages } from "../../../words/messages.js";

/**
 * Says an error to who uses the app, in the language given, or else in English. A misuse of the kit, which concerns the app's
 * developers alone, is said as it is.
 */
export function sayError(error: Error, messages: Messages | undefined): string {
  return isUsageError(error) ? error.message : describeError(error, messages).message;
}
