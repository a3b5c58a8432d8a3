import type { Hono } from "hono";
import { type Authentication, authenticate } from "../middleware/authenticate.js";
import type { IsEndpoint } from "../find-route.js";
import { problemResponse } from "../problem.js";
import type { BackendState } from "../../backend/backend-state.js";
import { findEndpoint, writeToEndpoint } from "../../domain/writes/endpoints.js";
import { findProject } from "../../domain/integrations/integrations.js";
import { noteEndpointWrite, rulesOfEndpointWrite } from "../../domain/writes/write-rules.js";
import { parseJson } from "../request-body/parse-json.js";
import { plainText, writeResponse } from "../answers/write-response.js";

/** Where the endpoints of the 2023 form are served. */
export interface EndpointRouteOptions {
  authentication: Authentication;
  isEndpoint: IsEndpoint;
}

/** Adds `POST /projects/{projectId}/{endpoint}`, the endpoints that a manifest of the 2023 form declares (rule L3). */
export function addEndpointRoutes(app: Hono, state: BackendState, options: EndpointRouteOptions): void {
  const { authentication, isEndpoint } = options;
  const judgeCredentials = authenticate(state, { ...authentication, takesQuery: true });
  app.post("/projects/:project/:endpoint{.+}", async (c, next) => {
    const name = c.req.param("endpoint");
    if (!isEndpoint(new URL(c.req.url).origin, name)) return next();
    const endpoint = findEndpoint(state, name);
    const refused = await judgeCredentials(c, () => Promise.resolve());
    if (refused) return refused;
    const project = findProject(state, c.req.param("project"));
    if (!project.ok) return problemResponse(state, project.refusal);
    if (!endpoint.ok) return problemResponse(state, endpoint.refusal);
    const body = parseJson(await c.req.text());
    if (!body.ok) return plainText(`body: ${body.detail}; send a JSON object`);
    const write = noteEndpointWrite(state, endpoint.value, body.value);
    const answer = await writeToEndpoint(state, endpoint.value, body.value);
    return writeResponse(state, answer, () => rulesOfEndpointWrite(write, endpoint.value, answer));
  });
}
