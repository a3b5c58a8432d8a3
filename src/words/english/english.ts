import type { Messages } from "../messages.js";
import { englishErrors } from "./errors.js";
import { englishIssues } from "./issues.js";
import { englishSteps } from "./steps.js";

/**
 * All words of the kit in English; the ground of a dictionary that says some of them otherwise.
 *
 * @example
 * const ours: Messages = {
 *   ...english,
 *   errors: { ...english.errors, forbidden: () => "Ask Jane in accounting." },
 * };
 */
export const english: Messages = {
  locale: "en",
  issues: englishIssues,
  steps: englishSteps,
  errors: englishErrors,
};
