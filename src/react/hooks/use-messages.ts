"use client";

import { useMemo } from "react";
import { describeError, type ErrorWords } from "../../client/errors/describe-error.js";
import type { ConfigIssue } from "../../config/config-issue.js";
import { stepData } from "../../draft/store/history/describe-step.js";
import type { HistoryStep } from "../../draft/store/history/step.js";
import { createSay, localeOf } from "../../words/say.js";
import { translateIssue } from "../../words/translate.js";
import { useDictionary } from "../internal/rendering/use-dictionary.js";
import { sayNamedStep } from "../internal/rendering/use-step-words.js";
import { useInstallationScope } from "../providers/installation-context.js";

/** The kit's words in the provider's language. */
export interface UseMessagesResult {
  /** The BCP 47 tag of the language in use: `en` until another one is loaded. */
  readonly locale: string;
  /** Describes an error of any kind: a sentence for the app's user, and a detail for developers. */
  readonly describeError: (error: unknown) => ErrorWords;
  /** Translates an issue; those of `useIssues` are translated already. */
  readonly describeIssue: (issue: ConfigIssue) => ConfigIssue;
  /** Describes what a step of the history did, as the labels of `useHistory` do. */
  readonly describeStep: (step: Pick<HistoryStep, "label" | "patches">) => string;
  readonly formatNumber: (value: number) => string;
  /** Joins texts as the language does: "a, b, and c". */
  readonly formatList: (texts: readonly string[]) => string;
}

/**
 * Describes the kit's errors, issues and steps in the language of the provider's `messages`; in English until it is loaded.
 *
 * @example
 * function SaveError({ error }: { error: Error }) {
 *   const { message, detail } = useMessages().describeError(error);
 *   return <p role="alert" title={detail}>{message}</p>;
 * }
 */
export function useMessages(): UseMessagesResult {
  const { ampersand, queries } = useInstallationScope();
  const { queryClient } = ampersand;
  const messages = useDictionary();
  return useMemo(() => {
    const locale = localeOf(messages);
    const { number, list } = createSay(locale);
    return {
      locale,
      describeError: (error) => describeError(error, messages),
      describeIssue: (issue) => (messages ? translateIssue(issue, messages) : issue),
      describeStep: (step) => sayNamedStep(stepData(step), messages, { queryClient, queries }),
      formatNumber: number,
      formatList: list,
    };
  }, [messages, queryClient, queries]);
}
