import type { Path } from "../../json/path.js";
import type { ConfigContentRequest, PlannedRequest, SaveTarget } from "./save-plan.js";

/** The path of one integration in one project, percent-encoded. */
export function integrationPath({ project, integrationId }: SaveTarget): string {
  return `/projects/${encodeURIComponent(project)}/integrations/${encodeURIComponent(integrationId)}`;
}

/**
 * Whether a name can stand as one segment of a URL's path: an empty segment is no name, URLs drop `.` and `..` (also
 * percent-encoded), and half a surrogate pair has no percent-encoding.
 */
export function isUrlSegment(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\ud800-\udfff]/u.test(name);
}

/** Whether a planned request patches the config of one object. */
export function isConfigContentRequest(request: PlannedRequest): request is ConfigContentRequest {
  return "changes" in request.body;
}

/** Returns the place in the config content of the object that a request patches. Only the request's path has the object's name. */
export function patchedObject({ path, body }: ConfigContentRequest): Path {
  const [, segment = ""] = /\/objects\/([^/]*)\/config-content$/.exec(path) ?? [];
  return [body.action, "objects", decodeURIComponent(segment)];
}
