import { describeError } from "../../../client/errors/describe-error.js";
import { isUsageError } from "../../../facts/errors.js";
import type { MessagesSource } from "../../../words/messages.js";
import { dictionarySource } from "../rendering/dictionary-source.js";

/**
 * Says an error to who uses the app, in the language given, or in English where that cannot be loaded. A misuse of the kit, which
 * concerns the app's developers alone, is said as it is.
 */
export async function sayError(error: Error, source: MessagesSource | undefined): Promise<string> {
  if (isUsageError(error)) return error.message;
  return describeError(error, await dictionarySource(source).load()).message;
}
