import type { Hono } from "hono";
import type { BackendState } from "../../backend/backend-state.js";
import { findInstallation } from "../../domain/installations/installations.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { findOperation, listOperationLogs, listOperations } from "../../domain/writes/operations.js";
import { answer } from "./answer.js";

const ofInstallation = "/projects/:project/integrations/:integration/installations/:installation/operations";

/** Adds the operations (rule W19): get, logs, and the list of an installation's by pages. */
export function addOperationRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/operations/:operation", (c) =>
    answer(state, findOperation(state, c.req.param("operation"))),
  );

  app.get("/projects/:project/operations/:operation/logs", (c) =>
    answer(state, listOperationLogs(state, c.req.param("operation"))),
  );

  app.get(ofInstallation, (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const installation = findInstallation(state, integration.value, c.req.param("installation"));
    if (!installation.ok) return answer(state, installation);
    const { pageSize, pageToken } = c.req.query();
    return answer(
      state,
      listOperations(state, { installationId: installation.value.id, pageSize, pageToken }),
    );
  });
}
