import { Hono, type MiddlewareHandler } from "hono";
import { authenticate } from "./middleware/authenticate.js";
import { createRouter } from "./create-router.js";
import { describeUnknown } from "./describe-unknown.js";
import { BrokenConnectionError } from "./middleware/faults.js";
import { type IsEndpoint, pathOf, type RouteUrls } from "./find-route.js";
import type { ExchangeEnv } from "./middleware/record-requests.js";
import { problemResponse } from "./problem.js";
import { addConnectionRoutes } from "./routes/connections.js";
import { addEndpointRoutes } from "./routes/endpoints.js";
import { addInstallationRoutes } from "./routes/installations.js";
import { addIntegrationRoutes } from "./routes/integrations.js";
import { addObjectConfigRoutes } from "./routes/object-config.js";
import { addObjectMetadataRoutes } from "./routes/object-metadata.js";
import { addLoginPages, addLoginRoutes } from "./routes/logins.js";
import { addOperationRoutes } from "./routes/operations.js";
import { addProjectRoutes } from "./routes/projects.js";
import { addProviderRoutes } from "./routes/providers.js";
import { addWriteRoutes } from "./routes/writes.js";
import type { BackendState } from "../backend/backend-state.js";
import { listEndpointNames } from "../domain/writes/endpoints.js";
import { findProject } from "../domain/integrations/integrations.js";

/**
 * Makes the one application that every door serves. It looks at paths, so that it answers under any origin; only a write that
 * is sent to the origin of `baseUrl` is refused where `writeUrl` has another one, as by the service, and likewise one to an
 * endpoint of the 2023 form that is sent to either where `storeUrl` has another.
 */
export function createApp(
  state: BackendState,
  options: RouteUrls & {
    apiKeys: readonly string[] | undefined;
    isEndpoint: IsEndpoint;
    /** What every request passes first. */
    before: readonly MiddlewareHandler<ExchangeEnv>[];
  },
): Hono {
  const { writeUrl, storeUrl, apiKeys, isEndpoint, before } = options;
  const apiPath = pathOf(options.baseUrl);
  const [apiOrigin, writeOrigin] = [options.baseUrl, writeUrl].map((url) => new URL(url).origin);
  const root = new Hono({ router: createRouter() });
  const app = root.basePath(apiPath);
  const authentication = { apiKeys: apiKeys && new Set(apiKeys) };
  // The routes know nothing of what these keep in the context.
  for (const handler of before) root.use(handler as MiddlewareHandler);
  // What comes before the check of credentials needs none, or other ones.
  addProviderRoutes(app, state);
  addLoginPages(app, state);
  addWriteRoutes(root.basePath(pathOf(writeUrl)), state, {
    authentication,
    writeUrl,
    apiOrigin: apiOrigin === writeOrigin ? undefined : apiOrigin,
  });
  addEndpointRoutes(root.basePath(pathOf(storeUrl)), state, { authentication, isEndpoint });
  root.use(authenticate(state, authentication));
  app.use("/projects/:project/*", async (c, next) => {
    const project = findProject(state, c.req.param("project"));
    return project.ok ? next() : problemResponse(state, project.refusal);
  });
  addProjectRoutes(app, state);
  addIntegrationRoutes(app, state);
  addLoginRoutes(app, state, options);
  addConnectionRoutes(app, state);
  addInstallationRoutes(app, state);
  addObjectConfigRoutes(app, state);
  addObjectMetadataRoutes(app, state);
  addOperationRoutes(app, state);
  root.notFound((c) => {
    const { detail, remedy } = describeUnknown(c.req.method, c.req.path, apiPath);
    const hasEndpoints = listEndpointNames(state).length > 0;
    const endpoints = `; the manifest's endpoints are POST ${storeUrl}/projects/{projectId}/{endpoint}`;
    return problemResponse(state, {
      status: 404,
      detail,
      remedy: hasEndpoints ? remedy + endpoints : remedy,
      rules: [],
    });
  });
  root.onError((error, c) => {
    if (error instanceof BrokenConnectionError) throw error;
    return problemResponse(state, {
      status: 500,
      detail: `the mock backend failed at ${c.req.method} ${c.req.path}: ${error.message}`,
      remedy: "this is a fault of the mock, not of the request; please report it",
      rules: [],
    });
  });
  return root;
}
