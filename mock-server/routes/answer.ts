import { problemResponse } from "../problem.js";
import { respond } from "../respond.js";
import type { BackendState } from "../state/backend-state.js";
import type { Outcome } from "../state/outcome.js";

/** Turns an outcome into the answer: the value as JSON (204 has none), or the refusal as a problem. */
export function answer(
  state: BackendState,
  outcome: Outcome<unknown>,
  status: 200 | 201 | 204 = 200,
): Response {
  if (!outcome.ok) return problemResponse(state, outcome.refusal);
  if (status === 204) return respond({ status, text: "" });
  return respond({ status, contentType: "application/json", text: JSON.stringify(outcome.value) });
}
