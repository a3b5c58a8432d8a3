"use client";

import { useMemo } from "react";
import { describeError, type ErrorWords } from "../../client/errors/describe-error.js";
import type { ConfigIssue } from "../../config/config-issue.js";
import { stepData } from "../../draft/store/history/describe-step.js";
import type { HistoryStep } from "../../draft/store/history/step.js";
import { createSay, localeOf } from "../../words/say.js";
import { sayStep, translateIssue } from "../../words/translate.js";
import { useDictionary } from "../internal/rendering/use-dictionary.js";

/** The kit's words in the provider's language. */
export interface UseMessagesResult {
  /** The BCP 47 tag of the language that is there now: `en` until another one is loaded. */
  readonly locale: string;
  /** Says an error, of any kind: a sentence for who uses the app, and a detail for developers. */
  readonly describeError: (error: unknown) => ErrorWords;
  /** Says an issue; `useIssues` does so by itself. */
  readonly describeIssue: (issue: ConfigIssue) => ConfigIssue;
  /** Says what a step of the history did; `useHistory` does so by itself. */
  readonly describeStep: (step: Pick<HistoryStep, "label" | "patches">) => string;
  readonly formatNumber: (value: number) => string;
  /** Joins texts as the language does: "a, b, and c". */
  readonly formatList: (texts: readonly string[]) => string;
}

/**
 * Says the kit's errors, issues and steps in the language that the provider's `messages` names, and English until that is loaded.
 *
 * @example
 * function SaveError({ error }: { error: Error }) {
 *   const { message, detail } = useMessages().describeError(error);
 *   return <p role="alert" title={detail}>{message}</p>;
 * }
 */
export function useMessages(): UseMessagesResult {
  const messages = useDictionary();
  return useMemo(() => {
    const locale = localeOf(messages);
    const { number, list } = createSay(locale);
    return {
      locale,
      describeError: (error) => describeError(error, messages),
      describeIssue: (issue) => (messages ? translateIssue(issue, messages) : issue),
      describeStep: (step) => sayStep(stepData(step), messages),
      formatNumber: number,
      formatList: list,
    };
  }, [messages]);
}
