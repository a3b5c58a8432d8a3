import type { SaveTarget } from "./save-plan.js";

/** The path of one integration in one project, percent-encoded. */
export function integrationPath({ project, integrationId }: SaveTarget): string {
  return `/projects/${encodeURIComponent(project)}/integrations/${encodeURIComponent(integrationId)}`;
}

/**
 * Whether a name can stand as one segment of a URL's path: an empty segment is no name, URLs drop `.` and `..` (also
 * percent-encoded), and half a surrogate pair has no percent-encoding.
 */
export function isUrlSegment(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/\p{Surrogate}/u.test(name);
}
