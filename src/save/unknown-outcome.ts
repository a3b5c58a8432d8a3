import { isApiError } from "../client/index.js";

/** The statuses of a refusal before anything was done: the server's state has not changed. */
const REFUSALS = new Set([400, 401, 403, 405, 413, 415, 422, 429]);

/**
 * Whether nobody can tell, from how a request ended, what the server holds now: no answer came, it cannot be used, or it says
 * that the server's state is another one than was thought.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  return !isApiError(error) || !REFUSALS.has(error.status);
}
