import type { InputValidationIssue } from "../../src/contract/index.js";
import type { RuleId } from "../../src/facts/rules/rule.js";

/** An input of a request: the part where it stands, its name as the contract writes it, and its value. */
export type InputPlace = Pick<InputValidationIssue, "in" | "name" | "value">;

/** Why the backend refuses a request and what to do, as data; one place makes the answer of it. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 409 | 413 | 422;
  /** What is wrong. */
  readonly detail: string;
  readonly remedy: string;
  /** The input that `detail` and `remedy` are about, where there is one. */
  readonly where?: InputPlace;
  /** The faults where there are several inputs, or where one input has a reason of its own. */
  readonly issues?: readonly InputValidationIssue[];
  /** Facts for programs, such as a code. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** What refuses it, for the journal. @default the rules of the operation */
  readonly rules?: readonly RuleId[];
}

/** The outcome of a request that the backend refuses. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What a rule of the backend gives: a value, or why there is none. */
export type Outcome<TValue> = { readonly ok: true; readonly value: TValue } | Refused;

/** Wraps a value as the outcome of a request that the backend accepts. */
export function accept<TValue>(value: TValue): Outcome<TValue> {
  return { ok: true, value };
}

/** Wraps the reason for which the backend refuses a request; the outcome of any value type. */
export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

/** Lists the inputs at fault as the contract has them. */
export function issuesOf({
  where,
  detail,
  remedy,
  issues,
}: Omit<Refusal, "status">): readonly InputValidationIssue[] | undefined {
  return where ? [{ ...where, detail, remedy }] : issues;
}
