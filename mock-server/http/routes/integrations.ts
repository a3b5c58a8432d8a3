import type { Hono } from "hono";
import type { BackendState } from "../../backend/backend-state.js";
import { hydrateRevision } from "../../domain/integrations/hydrate-revision.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { accept } from "../../domain/outcome.js";
import { answer } from "./answer.js";

const hydrateSuffix = ":hydrate";

/** Adds the integrations of a project (list, get) and their hydrated revisions. */
export function addIntegrationRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/integrations", () => answer(state, accept([...state.integrations.values()])));

  app.get("/projects/:project/integrations/:integration", (c) =>
    answer(state, findIntegration(state, c.req.param("integration"), "integrationIdOrName")),
  );

  app.get("/projects/:project/integrations/:integration/revisions/:revision{[^/]+:hydrate}", (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const revisionId = c.req.param("revision").slice(0, -hydrateSuffix.length);
    const connectionId = c.req.query("connectionId");
    return answer(state, hydrateRevision(state, integration.value, { revisionId, connectionId }));
  });
}
