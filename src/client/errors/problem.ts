import { isJsonObject } from "../../json/object.js";
import type { Redact } from "../../json/redact.js";

/** One fault in the input (contract: InputValidationIssue); its `value`, a piece of the request, is left out. */
export interface ProblemIssue {
  /** `body`, `header`, `path` or `query`. */
  readonly in?: string;
  /** The place in it: a pointer or a path, in the server's form. */
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

/** An answer with a status of failure. */
interface FailedAnswer {
  readonly status: number;
  readonly text: string;
  /** The base URL of the request, without secrets. */
  readonly shown: string;
}

const MOST_CHARACTERS = 300;
// The texts of a problem are kept whole, unless a whole page or a dump is sent in their place.
const LONGEST_WORDS = 3_000;
// The service sends no longer problem; a longer body comes from something else.
const LONGEST_PROBLEM = 1_000_000;

/**
 * Reads the body of a failed answer. The contract promises a problem, or `text/plain` on the write endpoint; gateways
 * add HTML and empty bodies. Every text goes through `redact`, since a server may quote the credential that it refuses.
 */
export function readProblem({ status, text, shown }: FailedAnswer, redact: Redact): Problem {
  const body = parse(text, redact);
  if (isJsonObject(body)) {
    const problem = {
      // The write endpoint lists a refused record's faults under `errors` (contract: write.json, 422).
      ...pick({ detail: recordsIn(body["errors"])[0]?.["message"] }),
      ...pick(body),
      ...(typeof body["requestId"] === "string" && { requestId: body["requestId"] }),
      ...(typeof body["retryable"] === "boolean" && { retryable: body["retryable"] }),
      issues: recordsIn(body["issues"]).map(pick),
    };
    if (problem.detail !== undefined || problem.title !== undefined) return problem;
    // The body is not the service's: it comes from a gateway, or from another server.
    return { remedy: remedyFor(status, shown), ...pick({ detail: gatewayReason(body) }), ...problem };
  }
  if (body.startsWith("<")) {
    const remedy = `check the base URL, ${shown}`;
    return { detail: "an HTML page came instead of a problem", remedy, issues: [] };
  }
  return {
    ...(body !== "" && { detail: body.slice(0, MOST_CHARACTERS) }),
    // A 400 of the write endpoint is a text that says what is wrong with the request.
    ...((status !== 400 || body === "") && { remedy: remedyFor(status, shown) }),
    issues: [],
  };
}

/** Whether the same request may succeed later, by the status of its answer. */
export function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Returns what to do about a refusal that does not say it itself, by its status. */
function remedyFor(status: number, shown: string): string {
  if (status === 401 || status === 403) return `check the key or token, and the base URL, ${shown}`;
  return `${mayPass(status) ? "try again later; if it goes on, " : ""}check the base URL, ${shown}`;
}

/** The reason as gateways write it: `{"message": …}`, `{"error": …}` or `{"error": {"message": …}}`. */
function gatewayReason({ message, error }: Record<string, unknown>): unknown {
  const reasons = [message, error, isJsonObject(error) && error["message"]];
  return reasons.find((text) => typeof text === "string" && text !== "");
}

/** Returns the JSON of a text, or the beginning of a text that is none; both without secrets. */
function parse(text: string, redact: Redact): Record<string, unknown> | string {
  try {
    if (text.length > LONGEST_PROBLEM) throw new RangeError("too long");
    // Redacted after parsing, so that a text's own characters are not confused with the JSON around it.
    const json: unknown = JSON.parse(text, (_name, value: unknown) =>
      typeof value === "string" ? redact(value) : value,
    );
    return isJsonObject(json) ? json : "";
  } catch {
    // More than is shown is redacted: a cut before that could leave half a secret.
    return redact(text.trim().slice(0, 100 * MOST_CHARACTERS));
  }
}

function recordsIn(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

function pick(source: Record<string, unknown>): ProblemIssue {
  const names = ["in", "name", "title", "detail", "remedy"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = source[name];
      return typeof text === "string" ? [[name, text.slice(0, LONGEST_WORDS)]] : [];
    }),
  );
}
