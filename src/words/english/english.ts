import type { Messages } from "../messages.js";
import { englishErrors } from "./errors.js";
import { englishIssues } from "./issues.js";
import { englishSteps } from "./steps.js";

/** All words of the kit in English. */
export const english: Messages = {
  locale: "en",
  issues: englishIssues,
  steps: englishSteps,
  errors: englishErrors,
};
