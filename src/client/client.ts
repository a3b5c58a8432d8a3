import type {
  CustomAuthConnectRequest,
  GenerateConnectionRequest,
  OauthConnectRequest,
  ObjectMetadata,
  Operation,
  Project,
  ProviderInfo,
  WriteRequest,
} from "../contract/index.js";
import { type Auth, type GetToken, type Identity, createKeyAuth, createTokenAuth } from "./auth/auth.js";
import { UsageError } from "./errors/errors.js";
import { checkPath, path } from "./requests/path.js";
import type {
  CreateInstallationBody,
  PatchObjectConfigContentBody,
  UpdateInstallationBody,
} from "./requests/request-bodies.js";
import {
  type CustomAuthStep,
  type ReadAnswer,
  readConnection,
  readCustomAuthStep,
  readHydratedRevision,
  readInstallation,
  readObjectMetadata,
  readIntegration,
  readListOf,
  readOperation,
  readProject,
  readProviderInfo,
  readWindowUrl,
  readWriteAnswer,
  type WriteAnswer,
} from "./requests/read-answer.js";
import { type ClientRequest, sendRequest } from "./requests/request.js";
import type { RequestObserver } from "./requests/request-observer.js";
import type { Connection, HydratedRevision, Installation, Integration } from "./requests/times.js";
import { typedSecrets } from "./auth/typed-secrets.js";

/** How to reach the API, and as whom: exactly one of `apiKey` and `getToken` (rule H1). */
export interface ClientOptions {
  /** The project's id or name. */
  readonly project: string;
  /** Sent as `X-Api-Key`. */
  readonly apiKey?: string | undefined;
  /** Sent as `Authorization: Bearer`; see `createTokenAuth` for when it is called. */
  readonly getToken?: GetToken | undefined;
  /** @default "https://api.withampersand.com/v1" */
  readonly baseUrl?: string | undefined;
  /** Where records are written. @default "https://write.withampersand.com/v1" */
  readonly writeUrl?: string | undefined;
  /** @default the global `fetch`, looked up at each call, so that one patched later is found */
  readonly fetch?: typeof fetch | undefined;
  /** From the call to the last byte of the answer, waiting for a token included; at most 2147483647. @default 30_000 */
  readonly timeoutMs?: number | undefined;
}

/** What every call of a client takes last. */
export interface CallOptions {
  /** Gives the call up; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Typed calls of the API for one project; each rejects as `send` does. */
export interface Client {
  /** The same client for one consumer and group, which `getToken` is asked for; tokens are shared. */
  as(identity: Identity): Client;
  /**
   * Sends any request, one of a save plan for instance, and gives its JSON, or what `read` makes of it; `undefined` for
   * an empty answer. Rejects with an `ApiError`, `NetworkError`, `TimeoutError`, `TokenError` or `UsageError`, or with
   * the signal's reason.
   */
  send(request: ClientRequest, options?: CallOptions): Promise<unknown>;
  send<TAnswer>(
    request: ClientRequest,
    options: CallOptions & { readonly read: ReadAnswer<TAnswer> },
  ): Promise<TAnswer>;
  /** Where the API is, without a slash at the end. */
  readonly baseUrl: string;
  /** Who is told of each request that sets out, for whomever it is sent; the same set for each consumer and group. */
  readonly observers: Set<RequestObserver>;
  getProject(options?: CallOptions): Promise<Project>;
  /** Tells what a provider can do and how a customer connects to it. */
  getProvider(provider: string, options?: CallOptions): Promise<ProviderInfo>;
  getIntegration(integrationIdOrName: string, options?: CallOptions): Promise<Integration>;
  getHydratedRevision(
    target: { integrationId: string; revisionId: string; connectionId: string },
    options?: CallOptions,
  ): Promise<HydratedRevision>;
  listConnections(
    filter: { groupRef?: string; provider?: string; consumerRef?: string },
    options?: CallOptions,
  ): Promise<Connection[]>;
  /** Makes a connection from credentials that the customer typed; they stand in no error. */
  generateConnection(body: GenerateConnectionRequest, options?: CallOptions): Promise<Connection>;
  /** Starts a login at the provider; gives the URL of the window in which the customer signs in. */
  oauthConnect(body: Omit<OauthConnectRequest, "projectIdOrName">, options?: CallOptions): Promise<string>;
  /** Starts a login of the provider's own kind, or goes on with its session after the window of a redirect. */
  customAuthConnect(
    body: Omit<CustomAuthConnectRequest, "projectIdOrName">,
    options?: CallOptions,
  ): Promise<CustomAuthStep>;
  listInstallations(
    filter: { integrationId: string; groupRef?: string },
    options?: CallOptions,
  ): Promise<Installation[]>;
  getInstallation(
    integrationId: string,
    installationId: string,
    options?: CallOptions,
  ): Promise<Installation>;
  createInstallation(
    integrationId: string,
    body: CreateInstallationBody,
    options?: CallOptions,
  ): Promise<Installation>;
  updateInstallation(
    integrationId: string,
    installationId: string,
    body: UpdateInstallationBody,
    options?: CallOptions,
  ): Promise<Installation>;
  patchObjectConfigContent(
    integrationId: string,
    objectName: string,
    body: PatchObjectConfigContentBody,
    options?: CallOptions,
  ): Promise<Installation>;
  deleteInstallation(integrationId: string, installationId: string, options?: CallOptions): Promise<void>;
  /** Writes records; a write that the provider refused is an answer too (W14, W15), one that breaks the rules an `ApiError`. */
  writeRecords(
    integrationId: string,
    objectName: string,
    body: WriteRequest,
    options?: CallOptions,
  ): Promise<WriteAnswer>;
  getOperation(operationId: string, options?: CallOptions): Promise<Operation>;
  /** Describes an object of the SaaS instance that a group has connected, by the provider's name of it. */
  getObjectMetadata(
    object: { provider: string; groupRef: string; objectName: string },
    options?: CallOptions,
  ): Promise<ObjectMetadata>;
}

/** Makes a client; throws a `UsageError` for both credentials or neither, a project that no path can hold, or an impossible time-out. */
export function createClient(options: ClientOptions): Client {
  const {
    project,
    baseUrl = "https://api.withampersand.com/v1",
    writeUrl = "https://write.withampersand.com/v1",
    fetch,
    timeoutMs = 30_000,
  } = options;
  // A longer time overflows the platform's timers, which then fire at once.
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) {
    throw new UsageError(`timeoutMs is ${timeoutMs}; give milliseconds from 1 to 2147483647`);
  }
  const root = path`/projects/${project}`;
  checkPath(root);
  const integration = (id: string) => root + path`/integrations/${id}`;
  const installations = (integrationId: string) => `${integration(integrationId)}/installations`;
  const installation = (integrationId: string, id: string) => installations(integrationId) + path`/${id}`;
  const urls = { api: trimSlashes(baseUrl), write: trimSlashes(writeUrl) };
  const observers = new Set<RequestObserver>();
  const transport = { auth: createAuth(options, timeoutMs), urls, fetch, timeoutMs, observers };

  function clientFor(identity: Identity | undefined): Client {
    function send<TAnswer>(
      request: ClientRequest,
      { signal, read = (json) => json as TAnswer }: CallOptions & { read?: ReadAnswer<TAnswer> } = {},
    ): Promise<TAnswer> {
      return sendRequest(transport, request, { identity, signal, read });
    }
    const get = <TAnswer>(
      path: string,
      read: ReadAnswer<TAnswer>,
      options: CallOptions | undefined,
      query?: ClientRequest["query"],
    ) => send({ method: "GET", path, ...(query && { query }) }, { ...options, read });
    const save = (method: "POST" | "PATCH", path: string, body: unknown, options: CallOptions | undefined) =>
      send({ method, path, body }, { ...options, read: readInstallation });

    // Async throughout, so that a name that no path can hold rejects like every other failure of a call.
    return {
      as: clientFor,
      send,
      baseUrl: urls.api,
      observers,
      getProject: async (options) => get(root, readProject, options),
      getIntegration: async (idOrName, options) => get(integration(idOrName), readIntegration, options),
      getHydratedRevision: async ({ integrationId, revisionId, connectionId }, options) =>
        get(
          integration(integrationId) + path`/revisions/${revisionId}:hydrate`,
          readHydratedRevision,
          options,
          {
            connectionId,
          },
        ),
      listConnections: async ({ groupRef, provider, consumerRef }, options) =>
        get(`${root}/connections`, readListOf(readConnection), options, { groupRef, provider, consumerRef }),
      getProvider: async (provider, options) => get(path`/providers/${provider}`, readProviderInfo, options),
      generateConnection: async (body, options) =>
        send(
          { method: "POST", path: `${root}/connections:generate`, body, secrets: typedSecrets(body) },
          { ...options, read: readConnection },
        ),
      oauthConnect: async (body, options) =>
        send(
          {
            method: "POST",
            path: "/oauth-connect",
            body: { projectIdOrName: project, ...body },
            answers: "text",
          },
          { ...options, read: readWindowUrl },
        ),
      customAuthConnect: async (body, options) =>
        send(
          {
            method: "POST",
            path: "/custom-auth/connect",
            body: { projectIdOrName: project, ...body },
            secrets: typedSecrets(body),
          },
          { ...options, read: readCustomAuthStep },
        ),
      listInstallations: async ({ integrationId, groupRef }, options) =>
        get(installations(integrationId), readListOf(readInstallation), options, { groupRef }),
      getInstallation: async (integrationId, id, options) =>
        get(installation(integrationId, id), readInstallation, options),
      createInstallation: async (integrationId, body, options) =>
        save("POST", installations(integrationId), body, options),
      updateInstallation: async (integrationId, id, body, options) =>
        save("PATCH", installation(integrationId, id), body, options),
      patchObjectConfigContent: async (integrationId, objectName, body, options) =>
        save(
          "PATCH",
          integration(integrationId) + path`/objects/${objectName}/config-content`,
          body,
          options,
        ),
      deleteInstallation: async (integrationId, id, options) => {
        await send({ method: "DELETE", path: installation(integrationId, id) }, options);
      },
      writeRecords: async (integrationId, objectName, body, options) =>
        send(
          {
            method: "POST",
            path: integration(integrationId) + path`/objects/${objectName}`,
            body,
            host: "write",
            alsoAnswers: 422,
          },
          { ...options, read: readWriteAnswer },
        ),
      getOperation: async (operationId, options) =>
        get(root + path`/operations/${operationId}`, readOperation, options),
      getObjectMetadata: async ({ provider, groupRef, objectName }, options) =>
        get(root + path`/providers/${provider}/objects/${objectName}/metadata`, readObjectMetadata, options, {
          groupRef,
        }),
    };
  }
  return clientFor(undefined);
}

function createAuth({ apiKey, getToken }: ClientOptions, patienceMs: number): Auth {
  if (apiKey && getToken) {
    throw new UsageError("both apiKey and getToken are given; keep one");
  }
  if (apiKey) return createKeyAuth(apiKey);
  if (getToken) return createTokenAuth(getToken, { patienceMs });
  throw new UsageError("neither apiKey nor getToken is given; give one of them");
}

function trimSlashes(url: string): string {
  return url.replace(/\/+$/, "");
}
