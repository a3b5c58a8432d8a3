/**
 * Writes a path of the API, or a URL, with its names escaped, so that it can be asked as it stands.
 *
 * @example
 * urlPath`/projects/${"my app"}/connections`; // "/projects/my%20app/connections"
 */
export function urlPath(texts: TemplateStringsArray, ...names: readonly string[]): string {
  // A lone surrogate has no escape.
  return String.raw(
    { raw: texts },
    ...names.map((name) => encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, "\ufffd"))),
  );
}
