import { isJsonObject } from "../../json/object.js";
import type { Redact } from "../../json/redact.js";

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

/** An answer that tells of a failure. */
interface FailedAnswer {
  readonly status: number;
  readonly text: string;
  /** The base URL that was asked, as it may be shown. */
  readonly shown: string;
}

const MOST_CHARACTERS = 300;
// No problem is longer; what is, comes from something else than the service.
const LONGEST_PROBLEM = 1_000_000;

/**
 * Reads the body of a failed answer. The contract promises a problem, or `text/plain` on the write endpoint; gateways
 * add HTML and empty bodies. Every text goes through `redact`, since a server may quote the credential that it refuses.
 */
export function readProblem({ status, text, shown }: FailedAnswer, redact: Redact): Problem {
  const body = parse(text, redact);
  if (isJsonObject(body)) {
    return {
      // The write endpoint lists a refused record's faults under `errors` (contract: write.json, 422).
      ...pick({ detail: recordsIn(body["errors"])[0]?.["message"] }),
      ...pick(body),
      ...(typeof body["requestId"] === "string" && { requestId: body["requestId"] }),
      ...(typeof body["retryable"] === "boolean" && { retryable: body["retryable"] }),
      issues: recordsIn(body["issues"]).map(pick),
    };
  }
  const remedy = `check the base URL, ${shown}`;
  if (typeof body === "string" && body.startsWith("<")) {
    return { detail: "an HTML page came instead of a problem", remedy, issues: [] };
  }
  return {
    ...(typeof body === "string" && body !== "" && { detail: body.slice(0, MOST_CHARACTERS) }),
    // A server that knows the path says why it refuses.
    ...(status === 404 || status === 405 ? { remedy } : {}),
    issues: [],
  };
}

/** Returns the JSON of a text, or the beginning of a text that is none; both without secrets. */
function parse(text: string, redact: Redact): unknown {
  try {
    if (text.length > LONGEST_PROBLEM) throw new RangeError("too long");
    // Redacted after parsing: what stands in an object's text is told apart from the JSON around it.
    const json: unknown = JSON.parse(text, (_name, value: unknown) =>
      typeof value === "string" ? redact(value) : value,
    );
    return isJsonObject(json) ? json : undefined;
  } catch {
    // More than is shown: where it is cut, half a secret may stand.
    return redact(text.trim().slice(0, 100 * MOST_CHARACTERS));
  }
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
