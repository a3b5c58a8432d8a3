import type { Domains } from "../../domain/domains.js";
import { findProject } from "../../domain/integrations/find-project.js";
import { listEndpointNames } from "../../domain/writes/endpoints.js";
import { type Outcome, refuse } from "../../domain/outcome.js";
import type { Answer } from "../answer.js";
import { BrokenConnectionError } from "../broken-connection-error.js";
import { describeUnknown } from "../describe-unknown.js";
import { pathOf, type RouteId, type RouteUrls } from "../find-route.js";
import type { Handler, Handlers } from "../handlers.js";
import { type ApiKeys, refuseCredentials } from "../middleware/credentials.js";
import { problem, type ProblemCause } from "../problem.js";
import type { RoutedRequest } from "../request.js";
import { createConnectionRoutes } from "./connections.js";
import { createInstallationRoutes } from "./installations.js";
import { createIntegrationRoutes } from "./integrations.js";
import { createLoginPages, createLoginRoutes } from "./logins.js";
import { createObjectConfigRoutes } from "./object-config.js";
import { createObjectMetadataRoutes } from "./object-metadata.js";
import { createOperationRoutes } from "./operations.js";
import { createProjectRoutes } from "./projects.js";
import { createProviderRoutes } from "./providers.js";
import { createWriteRoutes } from "./writes.js";

/** Routes that ask for no credentials and do not look at the project in their path. */
const openRoutes: ReadonlySet<RouteId> = new Set<RouteId>([
  "listProviders",
  "getProvider",
  "showLoginPage",
  "answerLoginPage",
]);

/** Routes that take the API key in the query, too. */
const queryKeyRoutes: ReadonlySet<RouteId> = new Set<RouteId>(["writeRecords", "writeToEndpoint"]);

/** Answers any request by the routes; rejects only where the connection breaks. */
export type AnswerByRoutes = (request: RoutedRequest) => Promise<Answer>;

/** Makes the routes of a backend. */
export function createRoutes(domains: Domains, options: RouteUrls & { apiKeys: ApiKeys }): AnswerByRoutes {
  const { context } = domains;
  const handlers: Handlers = {
    ...createProjectRoutes(domains),
    ...createProviderRoutes(domains),
    ...createIntegrationRoutes(domains),
    ...createConnectionRoutes(domains),
    ...createLoginRoutes(domains, options),
    ...createLoginPages(domains),
    ...createInstallationRoutes(domains),
    ...createObjectConfigRoutes(domains),
    ...createObjectMetadataRoutes(domains),
    ...createOperationRoutes(domains),
    ...createWriteRoutes(domains, options),
  };
  const answerProblem = (cause: ProblemCause) =>
    problem(cause, { requestId: context.ids.next("request"), time: context.now() });

  function handle(request: RoutedRequest): Outcome<Answer> | Promise<Outcome<Answer>> {
    const { id, names } = request.route;
    const route = { ...request, names };
    // The types of the table give each handler the names of its own path.
    const handler = id && (handlers[id] as Handler);
    if (handler && openRoutes.has(id)) return handler(route);
    const refused = refuseCredentials(request, {
      apiKeys: options.apiKeys,
      takesQuery: id !== undefined && queryKeyRoutes.has(id),
    });
    if (refused) return refused;
    const { projectIdOrName = projectIn(request.route.path) } = names;
    const project = projectIdOrName === undefined ? undefined : findProject(context, projectIdOrName);
    if (project?.ok === false) return project;
    return handler ? handler(route) : refuseUnknown(domains, request, options);
  }

  return async (request) => {
    try {
      const outcome = await handle(request);
      return outcome.ok ? outcome.value : answerProblem(outcome.refusal);
    } catch (error) {
      if (error instanceof BrokenConnectionError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      return answerProblem({
        status: 500,
        detail: `the mock backend failed at ${request.method} ${request.url.pathname}: ${reason}`,
        remedy: "this is a fault of the mock, not of the request; please report it",
        rules: [],
      });
    }
  };
}

/** The project that a path to no route names. */
function projectIn(path: string): string | undefined {
  return /^\/projects\/([^/]+)/.exec(path)?.[1];
}

function refuseUnknown(
  { integrations }: Domains,
  { method, url }: RoutedRequest,
  { baseUrl, storeUrl }: RouteUrls,
) {
  const { detail, remedy } = describeUnknown(method, url.pathname, pathOf(baseUrl));
  const hasEndpoints = listEndpointNames(integrations).length > 0;
  const endpoints = `; the manifest's endpoints are POST ${storeUrl}/projects/{projectId}/{endpoint}`;
  return refuse({ status: 404, detail, remedy: hasEndpoints ? remedy + endpoints : remedy, rules: [] });
}
