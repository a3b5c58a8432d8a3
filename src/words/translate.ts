import type { ConfigIssue } from "../config/config-issue.js";
import { englishErrors } from "./english/errors.js";
import { englishSteps } from "./english/steps.js";
import type { ErrorData, Messages, Say, StepData } from "./messages.js";
import { createSay } from "./say.js";

/** Makes the words of an entry; where the dictionary lacks it or it fails, at run time, `fallback` is said. */
function sayEntry<TWords>(
  entry: unknown,
  params: unknown,
  locale: string | undefined,
  fallback: () => TWords,
): TWords {
  try {
    const words = (entry as ((params: unknown, say: Say) => TWords | undefined) | undefined)?.(
      params,
      createSay(locale ?? "en"),
    );
    return words ?? fallback();
  } catch {
    return fallback();
  }
}

/**
 * Says an issue in another language; one that a rule of the app's found stays as it is.
 *
 * @example
 * const inGerman = async (issue: ConfigIssue) =>
 *   translateIssue(issue, typeof german === "function" ? await german() : german);
 */
export function translateIssue(issue: ConfigIssue, messages: Messages): ConfigIssue {
  const { code, params } = issue;
  if (code === "own-rule" || !params) return issue;
  const words = sayEntry(messages.issues?.[code], params, messages.locale, () => issue);
  if (typeof words.message !== "string") return issue;
  const { hint: _hint, ...rest } = issue;
  return { ...rest, message: words.message, ...(typeof words.hint === "string" && { hint: words.hint }) };
}

/**
 * Says what a step of the history did; in English without a dictionary.
 *
 * @example
 * sayStep({ kind: "several", params: { count: 3 } }); // "3 changes"
 */
export function sayStep({ kind, params }: StepData, messages?: Messages): string {
  const inEnglish = () => sayEntry(englishSteps[kind], params, "en", () => "");
  if (!messages) return inEnglish();
  return sayEntry(messages.steps?.[kind], params, messages.locale, inEnglish);
}

/**
 * Says what failed to who uses the app; in English without a dictionary.
 *
 * @example
 * sayError({ kind: "timeout", params: { seconds: 30 } });
 */
export function sayError({ kind, params }: ErrorData, messages?: Messages): string {
  const inEnglish = () => sayEntry(englishErrors[kind], params, "en", () => "");
  if (!messages) return inEnglish();
  return sayEntry(messages.errors?.[kind], params, messages.locale, inEnglish);
}
