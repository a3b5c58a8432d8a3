import type { Hono } from "hono";
import { type Authentication, authenticate } from "../middleware/authenticate.js";
import { problemResponse } from "../problem.js";
import type { BackendState } from "../../backend/backend-state.js";
import { findIntegration, findProject } from "../../domain/integrations/integrations.js";
import { writeRecords } from "../../domain/writes/write-records.js";
import { noteWrite, rulesOfWrite } from "../../domain/writes/write-rules.js";
import { parseJson } from "../request-body/parse-json.js";
import { plainText, writeResponse } from "../answers/write-response.js";

/** Where writes are taken. */
export interface WriteRouteOptions {
  authentication: Authentication;
  writeUrl: string;
  /** The origin of the other requests where it is not that of the writes: the service takes no writes there. */
  apiOrigin: string | undefined;
}

/** Adds `POST …/objects/{objectName}`, the write endpoint (rules W1 to W19). */
export function addWriteRoutes(app: Hono, state: BackendState, options: WriteRouteOptions): void {
  const { authentication, writeUrl, apiOrigin } = options;
  const path = "/projects/:project/integrations/:integration/objects/:object";
  app.post(path, authenticate(state, { ...authentication, takesQuery: true }), async (c) => {
    const { origin } = new URL(c.req.url);
    if (origin === apiOrigin) {
      return problemResponse(state, {
        status: 404,
        detail: `${origin} takes no writes`,
        remedy: `send writes to ${writeUrl}/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}`,
        rules: [],
      });
    }
    const project = findProject(state, c.req.param("project"));
    if (!project.ok) return problemResponse(state, project.refusal);
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return problemResponse(state, integration.refusal);
    const body = parseJson(await c.req.text());
    if (!body.ok) return plainText(`body: ${body.detail}; send a JSON object`);
    const objectName = c.req.param("object");
    const write = noteWrite(state, integration.value, objectName, body.value);
    const answer = await writeRecords(state, integration.value, objectName, { body: body.value });
    return writeResponse(state, answer, () => rulesOfWrite(write, answer));
  });
}
