import type { Hono } from "hono";
import { patchObjectConfigContentRequestSchema } from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { patchObjectConfig } from "../../domain/installations/patch-object-config.js";
import { answer } from "./answer.js";
import { readBody } from "../request-body/read-body.js";
import { writeInstallation } from "../answers/write-installation.js";

/** Adds `PATCH …/objects/{objectName}/config-content`. */
export function addObjectConfigRoutes(app: Hono, state: BackendState): void {
  app.patch("/projects/:project/integrations/:integration/objects/:object/config-content", async (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const body = await readBody(c.req, patchObjectConfigContentRequestSchema);
    if (!body.ok) return answer(state, body);
    const patch = { ...body.value, objectName: c.req.param("object") };
    return answer(state, patchObjectConfig(state, integration.value, patch), { write: writeInstallation });
  });
}
