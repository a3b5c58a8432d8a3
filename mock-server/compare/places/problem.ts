import { data, fresh, list, object, text, words } from "./place.js";

const aboutThisAnswer = { instance: fresh, time: fresh, requestId: fresh, retryAfter: fresh };
const forPeople = {
  ...{ href: words, title: words, detail: words, remedy: words, subsystem: words },
  ...{ supportEmail: words, supportPhone: words, supportUrl: words },
  causes: list(words, { isSet: true }),
};

const issue = object({ ...aboutThisAnswer, ...forPeople, value: text });

/** Problem details (RFC 9457) with the contract's additions: ApiProblem and InputValidationProblem. */
export const problem = object({
  ...aboutThisAnswer,
  ...forPeople,
  context: data,
  // A validator may check the inputs in any order.
  issues: list(issue, { identity: ["in", "name"], isSet: true }),
});
