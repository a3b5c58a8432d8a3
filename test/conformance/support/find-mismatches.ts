/**
 * Finds where a JSON value is not what is expected, one line each. Everything is expected exactly, but for matchers:
 * `{"$is": "uuid" | "time" | "text"}` (`with`: parts of the text), `{"$has": {…}}` for an object with more members, and
 * `{"$problem": {…}}` for problem details as the contract has them.
 */
export function findMismatches(expected: unknown, actual: unknown, at = "body"): string[] {
  if (isObject(expected)) {
    if (Object.hasOwn(expected, "$is")) return matchKind(expected, actual, at);
    if (Object.hasOwn(expected, "$has")) return matchMembers(expected["$has"], actual, at);
    if (Object.hasOwn(expected, "$problem")) {
      return findMismatches(describeProblem(expected["$problem"] as ExpectedProblem), actual, at);
    }
    if (!isObject(actual)) return [differ(expected, actual, at)];
    const known = new Set(Object.keys(expected));
    const more = Object.keys(actual).filter((name) => !known.has(name));
    return [
      ...more.map((name) => `${at}.${name}: expected nothing, received ${show(actual[name])}`),
      ...matchMembers(expected, actual, at),
    ];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [differ(expected, actual, at)];
    const length = expected.length === actual.length ? [] : [differ(expected, actual, at)];
    return [
      ...length,
      ...expected.flatMap((item, index) => findMismatches(item, actual[index], `${at}[${String(index)}]`)),
    ];
  }
  return Object.is(expected, actual) ? [] : [differ(expected, actual, at)];
}

interface ExpectedProblem {
  readonly status: number;
  /** Parts of the texts. */
  readonly detail?: readonly string[];
  readonly remedy?: readonly string[];
  readonly issues?: readonly Readonly<Record<string, unknown>>[];
  readonly context?: unknown;
}

/** RFC 9110's words for the statuses. */
const titles = new Map([
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [404, "Not Found"],
  [409, "Conflict"],
  [422, "Unprocessable Entity"],
]);

/** The whole body of a problem (RFC 9457; contract: ApiProblem, InputValidationProblem). */
function describeProblem({ status, detail = [], remedy = [], issues, context }: ExpectedProblem): unknown {
  return {
    type: "about:blank",
    title: titles.get(status),
    status,
    detail: { $is: "text", with: detail },
    instance: { $is: "text", with: ["urn:uuid:"] },
    time: { $is: "time" },
    requestId: { $is: "uuid" },
    remedy: { $is: "text", with: remedy },
    retryable: false,
    ...(issues && { issues: issues.map((issue) => ({ $has: { detail: { $is: "text" }, ...issue } })) }),
    ...(context !== undefined && { context }),
  };
}

const kinds = new Map([
  ["uuid", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/],
  ["time", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/],
  ["text", /[^]/],
]);

function matchKind(matcher: Record<string, unknown>, actual: unknown, at: string): string[] {
  const pattern = kinds.get(String(matcher["$is"]));
  if (!pattern) throw new Error(`${at}: there is no matcher ${show(matcher)}`);
  if (typeof actual !== "string" || !pattern.test(actual)) return [differ(matcher, actual, at)];
  const parts = (matcher["with"] ?? []) as readonly string[];
  return parts.filter((part) => !actual.includes(part)).map((part) => differ({ with: part }, actual, at));
}

function matchMembers(expected: unknown, actual: unknown, at: string): string[] {
  if (!isObject(expected) || !isObject(actual)) return [differ(expected, actual, at)];
  return Object.entries(expected).flatMap(([name, value]) =>
    Object.hasOwn(actual, name)
      ? findMismatches(value, actual[name], `${at}.${name}`)
      : [differ(value, undefined, `${at}.${name}`)],
  );
}

function differ(expected: unknown, actual: unknown, at: string): string {
  return `${at}: expected ${show(expected)}, received ${show(actual)}`;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
