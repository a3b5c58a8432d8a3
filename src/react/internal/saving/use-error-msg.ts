"use client";

import { isUsageError } from "../../../facts/errors.js";
import { lazyErrorWords } from "../issues/lazy-parts.js";
import { useLazyModule } from "../issues/use-lazy-module.js";
import { useDictionary } from "../rendering/use-dictionary.js";

/**
 * Says an error to who uses the app, in the provider's language. A misuse of the kit, which concerns the app's developers alone,
 * is said as it is, and so is what comes before the words are loaded.
 */
export function useErrorMsg(error: Error | null): string | null {
  const words = useLazyModule(lazyErrorWords);
  const messages = useDictionary();
  if (!error) return null;
  return words && !isUsageError(error) ? words.describeError(error, messages).message : error.message;
}
