import type { Hono } from "hono";
import { type Authentication, authenticate } from "../authenticate.js";
import { problemResponse } from "../problem.js";
import type { BackendState } from "../state/backend-state.js";
import { findEndpoint, writeToEndpoint } from "../state/endpoints.js";
import { findProject } from "../state/integrations.js";
import { parseJson } from "./parse-json.js";
import { plainText, writeResponse } from "./write-response.js";

/** Where the endpoints of the 2023 form are served. */
export interface EndpointRouteOptions {
  authentication: Authentication;
  /** The origins of the other requests, where they are not that of the endpoints: there are no endpoints there. */
  otherOrigins: ReadonlySet<string>;
  /** Whether the other routes begin with the same path: then only the endpoints that there are hide a route. */
  sharesPaths: boolean;
}

/** Adds `POST /projects/{projectId}/{endpoint}`, the endpoints that a manifest of the 2023 form declares (rule L3). */
export function addEndpointRoutes(app: Hono, state: BackendState, options: EndpointRouteOptions): void {
  const { authentication, otherOrigins, sharesPaths } = options;
  const judgeCredentials = authenticate(state, { ...authentication, takesQuery: true });
  app.post("/projects/:project/:endpoint{.+}", async (c, next) => {
    const endpoint = findEndpoint(state, c.req.param("endpoint"));
    const isOther = otherOrigins.has(new URL(c.req.url).origin);
    if (isOther || (sharesPaths && !endpoint.ok)) return next();
    const refused = await judgeCredentials(c, () => Promise.resolve());
    if (refused) return refused;
    const project = findProject(state, c.req.param("project"));
    if (!project.ok) return problemResponse(state, project.refusal);
    if (!endpoint.ok) return problemResponse(state, endpoint.refusal);
    const body = parseJson(await c.req.text());
    if (!body.ok) return plainText(`body: ${body.detail}; send a JSON object`);
    return writeResponse(state, await writeToEndpoint(state, endpoint.value, body.value));
  });
}
