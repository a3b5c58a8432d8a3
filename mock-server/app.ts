import { Hono } from "hono";
import { authenticate } from "./authenticate.js";
import { problemResponse } from "./problem.js";
import { addConnectionRoutes } from "./routes/connections.js";
import { addInstallationRoutes } from "./routes/installations.js";
import { addIntegrationRoutes } from "./routes/integrations.js";
import { addObjectConfigRoutes } from "./routes/object-config.js";
import { addProjectRoutes } from "./routes/projects.js";
import type { BackendState } from "./state/backend-state.js";
import { findProject } from "./state/integrations.js";

/**
 * Makes the one application that every door serves. It looks at paths alone, so that it answers under any origin;
 * `basePath` is what comes before `/projects`, such as `/v1`.
 */
export function createApp(
  state: BackendState,
  options: { basePath: string; apiKeys: readonly string[] | undefined },
): Hono {
  const root = new Hono();
  const app = root.basePath(options.basePath);
  root.use(authenticate(state, options.apiKeys && new Set(options.apiKeys)));
  app.use("/projects/:project/*", async (c, next) => {
    const project = findProject(state, c.req.param("project"));
    return project.ok ? next() : problemResponse(state, project.refusal);
  });
  addProjectRoutes(app, state);
  addIntegrationRoutes(app, state);
  addConnectionRoutes(app, state);
  addInstallationRoutes(app, state);
  addObjectConfigRoutes(app, state);
  root.notFound((c) =>
    problemResponse(state, {
      status: 404,
      detail: `no route ${c.req.method} ${c.req.path}`,
      remedy: `check method and path; the routes of the mock backend start with ${options.basePath}/projects`,
    }),
  );
  root.onError((error, c) =>
    problemResponse(state, {
      status: 500,
      detail: `the mock backend failed at ${c.req.method} ${c.req.path}: ${error.message}`,
      remedy: "this is a fault of the mock, not of the request; please report it",
    }),
  );
  return root;
}
