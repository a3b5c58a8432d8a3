import { messageOf } from "../../../src/json/message-of.js";
import type { Domains } from "../../domain/domains.js";
import { findProject } from "../../domain/integrations/find-project.js";
import { listEndpointNames } from "../../domain/writes/endpoints.js";
import { type Outcome, refuse, type Refused } from "../../domain/outcome.js";
import type { Answer } from "../answer.js";
import { BrokenConnectionError } from "../broken-connection-error.js";
import { describeUnknown } from "../describe-unknown.js";
import { type FoundRoute, pathOf, type RouteId, type RouteUrls } from "../find-route.js";
import type { Handler, Handlers } from "../handlers.js";
import { decode } from "../match-path.js";
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

/** Routes that need no credentials and ignore the project in their path. */
const openRoutes: ReadonlySet<RouteId> = new Set<RouteId>([
  "listProviders",
  "getProvider",
  "showLoginPage",
  "answerLoginPage",
]);

/** Routes that also accept the API key in the query. */
const queryKeyRoutes: ReadonlySet<RouteId> = new Set<RouteId>(["writeRecords", "writeToEndpoint"]);

/** A request and the route that it matches, before its body is read. */
export type RoutedHead = Pick<RoutedRequest, "method" | "url" | "header" | "route">;

/** The routes of one backend. */
export interface Routes {
  /** Refuses a request without credentials that are accepted. */
  refuseCredentials(head: RoutedHead): Refused | undefined;
  /** Whether a route needs no credentials. */
  isOpen(route: FoundRoute): boolean;
  /**
   * Answers any request; rejects only where the connection breaks. `refused` is what `refuseCredentials` gave:
   * such a request is answered without its body.
   */
  answer(request: RoutedRequest, refused: Refused | undefined): Promise<Answer>;
  /** Answers a refusal. */
  refuse(refusal: ProblemCause): Answer;
}

/** Makes the routes of a backend. */
export function createRoutes(domains: Domains, options: RouteUrls & { apiKeys: ApiKeys }): Routes {
  const { context } = domains;
  const handlers = createHandlers(domains, options);
  const answerProblem = (cause: ProblemCause) =>
    problem(cause, { requestId: context.ids.next("request"), time: context.now() });
  const isOpen = ({ id }: FoundRoute) => id !== undefined && openRoutes.has(id);

  function handle(
    request: RoutedRequest,
    refused: Refused | undefined,
  ): Outcome<Answer> | Promise<Outcome<Answer>> {
    const { id, names, path } = request.route;
    // `Handlers` checks that each handler reads only the names in its own path.
    const handler = id && (handlers[id] as Handler);
    if (handler && isOpen(request.route)) return handler(request);
    if (refused) return refused;
    const { projectIdOrName = projectIn(path) } = names;
    const project = projectIdOrName === undefined ? undefined : findProject(context, projectIdOrName);
    if (project?.ok === false) return project;
    return handler ? handler(request) : refuseUnknown(domains, request, options);
  }

  return {
    refuseCredentials: (head) =>
      refuseCredentials(head, {
        apiKeys: options.apiKeys,
        takesQuery: head.route.id !== undefined && queryKeyRoutes.has(head.route.id),
      }),
    isOpen,
    refuse: answerProblem,
    async answer(request, refused) {
      try {
        const outcome = await handle(request, refused);
        return outcome.ok ? outcome.value : answerProblem(outcome.refusal);
      } catch (error) {
        if (error instanceof BrokenConnectionError) throw error;
        return answerProblem(describeFailure(request, error));
      }
    },
  };
}

function createHandlers(domains: Domains, urls: RouteUrls): Handlers {
  return {
    ...createProjectRoutes(domains),
    ...createProviderRoutes(domains),
    ...createIntegrationRoutes(domains),
    ...createConnectionRoutes(domains),
    ...createLoginRoutes(domains, urls),
    ...createLoginPages(domains),
    ...createInstallationRoutes(domains),
    ...createObjectConfigRoutes(domains),
    ...createObjectMetadataRoutes(domains),
    ...createOperationRoutes(domains),
    ...createWriteRoutes(domains, urls),
  };
}

function describeFailure({ method, url }: RoutedRequest, error: unknown): ProblemCause {
  const reason = messageOf(error);
  return {
    status: 500,
    detail: `the mock backend failed at ${method} ${url.pathname}: ${reason}`,
    remedy: "this is a fault of the mock, not of the request; please report it",
    rules: [],
  };
}

/** The project in a path that no route matches. */
function projectIn(path: string): string | undefined {
  const [, project] = /^\/projects\/([^/]+)/.exec(path) ?? [];
  return project === undefined ? undefined : decode(project);
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
