const asymmetricMatcher = Symbol.for("jest.asymmetricMatcher");

/** Writes JSON on one line; an asymmetric matcher of Jest or Vitest is written as its name and what it looks for. */
export function showJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isAsymmetric(inner) ? nameMatcher(inner) : inner));
}

function nameMatcher(matcher: { sample?: unknown }): object {
  const { sample } = matcher;
  return Object.fromEntries([[String(matcher), typeof sample === "function" ? sample.name : sample]]);
}

function isAsymmetric(value: unknown): value is { sample?: unknown } {
  return typeof value === "object" && value !== null && Reflect.get(value, "$$typeof") === asymmetricMatcher;
}
