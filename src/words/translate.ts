import type { ConfigIssue } from "../config/config-issue.js";
import { own } from "../json/object.js";
import { englishErrors } from "./english/errors.js";
import { englishSteps } from "./english/steps.js";
import type { ErrorData, IssueWords, Messages, Say, StepData } from "./messages.js";
import { createSay, localeOf } from "./say.js";

/**
 * Makes the words of the entry that `find` finds in a dictionary; where the dictionary lacks it, or it fails or gives no words, at
 * run time, `fallback` is said.
 */
function sayEntry<TWords>(
  find: (messages: Messages | undefined) => unknown,
  params: unknown,
  messages: Messages | undefined,
  { areWords, fallback }: { areWords: (given: unknown) => given is TWords; fallback: () => TWords },
): TWords {
  try {
    // A dictionary may throw where it is asked for what it lacks.
    const entry = find(messages) as ((params: unknown, say: Say) => unknown) | undefined;
    const words = entry?.(params, createSay(localeOf(messages)));
    return areWords(words) ? words : fallback();
  } catch {
    return fallback();
  }
}

const isText = (given: unknown): given is string => typeof given === "string";
const areIssueWords = (given: unknown): given is IssueWords => isText(own(given, "message"));

/**
 * Says an issue in another language; one that a rule of the app's found stays as it is. Never throws: where the dictionary
 * lacks the entry, or it fails, the issue stays as it is, too.
 *
 * @example
 * const inGerman = async (issue: ConfigIssue) =>
 *   translateIssue(issue, typeof german === "function" ? await german() : german);
 */
export function translateIssue(issue: ConfigIssue, messages: Messages): ConfigIssue {
  const { code, params } = issue;
  if (code === "own-rule" || !params) return issue;
  const words = sayEntry<IssueWords>((given) => given?.issues?.[code], params, messages, {
    areWords: areIssueWords,
    fallback: () => issue,
  });
  if (words === issue) return issue;
  const { hint: _hint, ...rest } = issue;
  return { ...rest, message: words.message, ...(typeof words.hint === "string" && { hint: words.hint }) };
}

/**
 * Says what a step of the history did; in English without a dictionary. Never throws: where the dictionary lacks the entry, or
 * it fails, it is said in English.
 *
 * @example
 * sayStep({ kind: "several", params: { count: 3 } }); // "3 changes"
 */
export function sayStep({ kind, params }: StepData, messages?: Messages): string {
  return sayText((given) => given?.steps?.[kind], englishSteps[kind], params, messages);
}

/**
 * Says what failed to who uses the app; in English without a dictionary. Never throws: where the dictionary lacks the entry, or
 * it fails, it is said in English.
 *
 * @example
 * sayError({ kind: "timeout", params: { seconds: 30 } });
 */
export function sayError({ kind, params }: ErrorData, messages?: Messages): string {
  return sayText((given) => given?.errors?.[kind], englishErrors[kind], params, messages);
}

/** Says a text by an entry of a dictionary, else by the English one. */
function sayText(
  find: (messages: Messages | undefined) => unknown,
  english: unknown,
  params: unknown,
  messages: Messages | undefined,
): string {
  const inEnglish = () =>
    sayEntry<string>(() => english, params, undefined, { areWords: isText, fallback: () => "" });
  return sayEntry(find, params, messages, { areWords: isText, fallback: inEnglish });
}
