import type { RuleId } from "../../src/facts/rules/rule.js";

/** The answer to a request, as data. */
export interface Answer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
  /** The rules that decided the answer; the journal shows them. @default the rules of the operation */
  readonly rules?: readonly RuleId[] | undefined;
  /**
   * What the request contains that is accepted but is probably a mistake. The header `Warning` repeats it.
   */
  readonly warnings?: readonly string[] | undefined;
}

/** The body of an answer: a text, which is empty where there is no body, or a value to be sent as JSON. */
export type AnswerBody = string | JsonBody;

/** A value to be sent as JSON; nobody changes it any more. */
export interface JsonBody {
  readonly value: unknown;
  /** Which objects inside the value also appear in later answers. */
  readonly shared?: SharedText | undefined;
}

/** Names the objects inside a value that also appear in later answers. Their text is worth keeping. */
export interface SharedText {
  /** Whether the object itself is shared. @default false */
  readonly isShared?: boolean;
  /** What is shared inside the members with these names. */
  readonly members?: Readonly<Partial<Record<string, SharedText>>>;
  /** What is shared inside every other member, and inside each item of a list. */
  readonly each?: SharedText;
}

/** An answer whose body is already text, ready to be sent. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is no body. */
  readonly text: string;
}

/** The options of `json`. */
export interface JsonOptions extends Pick<JsonBody, "shared">, Pick<Answer, "warnings" | "rules"> {
  status?: number;
}

const jsonHeaders = { "content-type": "application/json" };

/** Answers a value as JSON. */
export function json(value: unknown, options: JsonOptions = {}): Answer {
  const { status = 200, shared, rules, warnings = [] } = options;
  const body = { value, shared };
  if (warnings.length === 0) return { status, headers: jsonHeaders, body, rules };
  const headers = { ...jsonHeaders, warning: warnings.map(formatWarning).join(", ") };
  return { status, headers, body, rules, warnings };
}

/**
 * Formats a value of the header `Warning` (RFC 7234, section 5.5). A header may hold ASCII only, so other
 * characters are escaped.
 */
function formatWarning(text: string): string {
  const quoted = JSON.stringify(text).replaceAll(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `299 - ${quoted}`;
}

/** Answers a text. */
export function plainText(body: string, status = 200): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

/** The answer without a body: the request succeeded and there is nothing to return. */
export const noContent: Answer = { status: 204, headers: {}, body: "" };
