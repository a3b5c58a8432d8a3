import { UsageError } from "../errors/errors.js";

/** Template tag for request paths: every value becomes one percent-encoded segment; `checkPath` finds the impossible ones. */
export function path(template: TemplateStringsArray, ...names: readonly string[]): string {
  try {
    // What an unset environment variable gives (`undefined`, to untyped callers) must not go out as a name.
    return String.raw(
      { raw: template },
      ...names.map((name: string | undefined) => encodeURIComponent(name ?? "")),
    );
  } catch {
    throw new UsageError(
      `${JSON.stringify(names)}: half a surrogate pair cannot stand in a path; mend the name`,
    );
  }
}

/** Throws a `UsageError` for a path that is not absolute, has a query, or has an empty or dot segment. */
export function checkPath(path: string): void {
  // A URL parser drops such segments or goes a level up, also where the dots are encoded; ":" starts a `:hydrate`.
  const segment = /\/((\.|%2e){0,2})(?=[/:]|$)/i.exec(path)?.[1];
  if (segment === undefined && path.startsWith("/") && !/[?#]/.test(path)) return;
  throw new UsageError(
    `cannot send to ${path}: ${
      segment === undefined
        ? 'a path starts with "/" and leaves its query to `query`'
        : `"${segment}" cannot be a segment; give another id or name`
    }`,
  );
}
