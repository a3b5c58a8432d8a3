import type { InputValidationIssue } from "../../src/contract/index.js";
import type { RuleId } from "../../src/facts/rules/rule.js";

/** An input of a request: the part of the request that has it, its name in the contract, and its value. */
export type InputPlace = Pick<InputValidationIssue, "in" | "name" | "value">;

/** Why the backend refuses a request and what the caller can do, as data; the HTTP layer makes the answer. */
export interface Refusal {
  readonly status: 400 | 401 | 404 | 409 | 413 | 422;
  /** What is wrong. */
  readonly detail: string;
  readonly remedy: string;
  /** The input that `detail` and `remedy` are about, where there is one. */
  readonly where?: InputPlace;
  /**
   * The faults, where several inputs are at fault or one has its own text; ignored where `where` is given.
   */
  readonly issues?: readonly InputValidationIssue[];
  /** Facts for programs, such as a code. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The rules that refuse the request, for the journal. @default the rules of the operation */
  readonly rules?: readonly RuleId[];
}

/** The outcome of a request that the backend refuses. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** The result of a step that may refuse the request: a value, or the refusal. */
export type Outcome<TValue> = { readonly ok: true; readonly value: TValue } | Refused;

/** Wraps a value as the outcome of a request that the backend accepts. */
export function accept<TValue>(value: TValue): Outcome<TValue> {
  return { ok: true, value };
}

/** Wraps a refusal as the outcome of a request; it fits an outcome of any value type. */
export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

/** Lists the inputs at fault as the contract's issues; `undefined` where the refusal names no input. */
export function issuesOf({
  where,
  detail,
  remedy,
  issues,
}: Omit<Refusal, "status">): readonly InputValidationIssue[] | undefined {
  return where ? [{ ...where, detail, remedy }] : issues;
}
