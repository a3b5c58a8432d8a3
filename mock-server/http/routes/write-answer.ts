import type { WriteAnswer } from "../../../src/engine/index.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import { type Answer, json, plainText } from "../answer.js";

/** Converts the engine's answer to a write: JSON, `text/plain` for a malformed request, or a problem. */
export function answerWrite(answer: WriteAnswer): Outcome<Answer> {
  const { rules } = answer;
  switch (answer.status) {
    case 400:
      return accept({ ...plainText(answer.text, 400), rules });
    case 404: {
      const { code, detail, remedy } = answer.problem;
      return refuse({ status: 404, detail, remedy, context: { code }, rules });
    }
    default:
      return accept(json(answer.body, { status: answer.status, rules }));
  }
}
