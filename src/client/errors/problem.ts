import { isJsonObject } from "../../json/object.js";

/** One fault in the input (contract: InputValidationIssue); its `value`, a piece of the request, is left out. */
export interface ProblemIssue {
  /** `body`, `header`, `path` or `query`. */
  readonly in?: string;
  /** Where in it: a pointer or a path, as the server writes them. */
  readonly name?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly remedy?: string;
}

/** The problem details of RFC 9457 that the kit uses (contract: ApiProblem, InputValidationProblem). */
export interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly remedy?: string;
  readonly requestId?: string;
  readonly retryable?: boolean;
  readonly issues: readonly ProblemIssue[];
}

/** Takes a credential out of a text that came from outside. */
export type Redact = (text: string) => string;

const maxTextLength = 300;

/**
 * Reads the body of a failed answer. The contract promises a problem, or `text/plain` on the write endpoint; gateways
 * add HTML and empty bodies. Every text goes through `redact`, since a server may quote the credential that it refuses.
 */
export function readProblem(text: string, redact: Redact): Problem {
  let body: unknown;
  try {
    // Redacted after parsing: an escape sequence could hide a credential in the raw text.
    body = JSON.parse(text, (_name, value: unknown) => (typeof value === "string" ? redact(value) : value));
  } catch {
    body = text.trimStart().startsWith("<")
      ? { detail: "an HTML page came instead of a problem", remedy: "check the base URL" }
      : { detail: redact(text.trim()).slice(0, maxTextLength) || undefined };
  }
  if (!isJsonObject(body)) return { issues: [] };
  return {
    // The write endpoint lists a refused record's faults under `errors` (contract: write.json, 422).
    ...pick({ detail: recordsIn(body["errors"])[0]?.["message"] }),
    ...pick(body),
    ...(typeof body["requestId"] === "string" && { requestId: body["requestId"] }),
    ...(typeof body["retryable"] === "boolean" && { retryable: body["retryable"] }),
    issues: recordsIn(body["issues"]).map(pick),
  };
}

function recordsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function pick(source: Record<string, unknown>): ProblemIssue {
  const names = ["in", "name", "title", "detail", "remedy"];
  return Object.fromEntries(
    names.map((name) => [name, source[name]]).filter(([, text]) => typeof text === "string"),
  );
}
