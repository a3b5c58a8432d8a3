import type { WriteAnswer } from "../../src/engine/index.js";
import { problemResponse } from "../problem.js";
import type { BackendState } from "../state/backend-state.js";

/** Turns the engine's answer to a write into a response: JSON, `text/plain` where the request is at fault, or a problem. */
export function writeResponse(state: BackendState, answer: WriteAnswer): Response {
  switch (answer.status) {
    case 400:
      return plainText(answer.text);
    case 404: {
      const { code, detail, remedy } = answer.problem;
      return problemResponse(state, { status: 404, detail, remedy, context: { code } });
    }
    default:
      return new Response(JSON.stringify(answer.body), {
        status: answer.status,
        headers: { "content-type": "application/json" },
      });
  }
}

/** The write endpoint's way to refuse a request (write contract: 400). */
export function plainText(text: string): Response {
  return new Response(text, { status: 400, headers: { "content-type": "text/plain" } });
}
