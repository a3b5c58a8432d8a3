import { problemResponse } from "../problem.js";
import { respond } from "../respond.js";
import type { BackendState } from "../../backend/backend-state.js";
import type { Outcome } from "../../domain/outcome.js";

/**
 * Turns an outcome into the answer: the value as JSON (204 has none), or the refusal as a problem. `write` writes a value that
 * nothing changes, whenever its text is asked for.
 */
export function answer<TValue>(
  state: BackendState,
  outcome: Outcome<TValue>,
  { status = 200, write }: { status?: 200 | 201 | 204; write?: (value: TValue) => string } = {},
): Response {
  if (!outcome.ok) return problemResponse(state, outcome.refusal);
  if (status === 204) return respond({ status, headers: {}, text: "" });
  const { value } = outcome;
  const text = write ? () => write(value) : JSON.stringify(value);
  return respond({ status, headers: { "content-type": "application/json" }, text });
}
