/** Whether a path is one of a template such as `/projects/{projectIdOrName}/revisions/{revisionId}:hydrate`. */
export function isPathOf(template: string, path: string): boolean {
  const names = path.split("/");
  const parts = template.split("/");
  return (
    parts.length === names.length &&
    parts.every((part, index) => patternOf(part).test(decode(names[index] ?? "")))
  );
}

/** A segment such as `{revisionId}:hydrate`; a name holds no colon where one follows. */
function patternOf(part: string): RegExp {
  const literal = part.replace(/\{[^}]*\}/, "\0").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace("\0", ".+")}$`, "s");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
