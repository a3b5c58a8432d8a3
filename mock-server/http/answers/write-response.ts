import type { WriteAnswer } from "../../../src/engine/index.js";
import { problemResponse } from "../problem.js";
import { respond } from "../respond.js";
import type { RuleId } from "../../journal/rules.js";
import type { BackendState } from "../../backend/backend-state.js";

/**
 * Turns the engine's answer to a write into a response: JSON, `text/plain` where the request is at fault, or a problem; `rules`
 * says for the journal why.
 */
export function writeResponse(
  state: BackendState,
  answer: WriteAnswer,
  rules: () => readonly RuleId[],
): Response {
  switch (answer.status) {
    case 400:
      return plainText(answer.text, rules);
    case 404: {
      const { code, detail, remedy } = answer.problem;
      return problemResponse(state, { status: 404, detail, remedy, context: { code }, rules: rules() });
    }
    default:
      return respond({
        status: answer.status,
        headers: { "content-type": "application/json" },
        text: JSON.stringify(answer.body),
        rules,
      });
  }
}

/** The write endpoint's way to refuse a request (write contract: 400). */
export function plainText(text: string, rules?: () => readonly RuleId[]): Response {
  return respond({ status: 400, headers: { "content-type": "text/plain" }, text, rules });
}
