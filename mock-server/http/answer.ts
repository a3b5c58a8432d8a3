import type { RuleId } from "../../src/facts/rules/rule.js";

/** What a request is answered with, as data. */
export interface Answer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
  /** Why it is the answer, for the journal. @default the rules of the operation */
  readonly rules?: readonly RuleId[] | undefined;
  /** What is accepted and is probably not meant; the header `Warning` tells it, too. */
  readonly warnings?: readonly string[] | undefined;
}

/** The text of a body, empty where there is none, or the value whose JSON it is. */
export type AnswerBody = string | JsonBody;

/** A value that nothing changes any more. */
export interface JsonBody {
  readonly value: unknown;
  /** Where in the value stand objects that later answers share. */
  readonly shared?: SharedText | undefined;
}

/** Where objects stand that later answers share, so that their text is worth keeping. */
export interface SharedText {
  /** Whether the object itself is shared. @default false */
  readonly isShared?: boolean;
  /** What is shared below the members of those names. */
  readonly members?: Readonly<Partial<Record<string, SharedText>>>;
  /** What is shared below every other member, and below the items of a list. */
  readonly each?: SharedText;
}

/** An answer whose body is written, as a door sends it. */
export interface WrittenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is no body. */
  readonly text: string;
}

/** What `json` takes besides the value. */
export interface JsonOptions extends Pick<JsonBody, "shared">, Pick<Answer, "warnings"> {
  status?: number;
}

/** Answers a value as JSON. */
export function json(value: unknown, options: JsonOptions = {}): Answer {
  const { status = 200, shared, warnings = [] } = options;
  const headers = {
    "content-type": "application/json",
    ...(warnings.length > 0 && { warning: warnings.map(formatWarning).join(", ") }),
  };
  return { status, headers, body: { value, shared }, ...(warnings.length > 0 && { warnings }) };
}

/** Writes a warning as HTTP has it (RFC 7234, 5.5); a header holds ASCII alone. */
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

/** Says that it is done. */
export const noContent: Answer = { status: 204, headers: {}, body: "" };
