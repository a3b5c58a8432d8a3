import type { InputValidationIssue } from "../../src/contract/index.js";
import type { RuleId } from "../journal/rules.js";

/** Why the backend refuses a request, and how to mend it; becomes the problem details of the answer. */
export interface Refusal {
  status: 400 | 401 | 404 | 409 | 422;
  detail: string;
  remedy: string;
  issues?: readonly InputValidationIssue[];
  /** What refuses it, for the journal. @default the rules of the operation */
  rules?: readonly RuleId[];
}

/** What a rule of the backend answers: a value, or why there is none. */
export type Outcome<TValue> = { ok: true; value: TValue } | { ok: false; refusal: Refusal };

/** Wraps a value as the outcome of a request that the backend accepts. */
export function accept<TValue>(value: TValue): Outcome<TValue> {
  return { ok: true, value };
}

/** Wraps the reason for which the backend turns a request down; the outcome of any value type. */
export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
