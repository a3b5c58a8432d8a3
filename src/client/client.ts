import type { Identity } from "./auth/auth.js";
import type { CallOptions, ClientOptions } from "./client-options.js";
import type { Api } from "./operations/api.js";
import { type ConnectionCalls, createConnectionCalls } from "./operations/connections.js";
import { createInstallationCalls, type InstallationCalls } from "./operations/installations.js";
import { createIntegrationCalls, type IntegrationCalls } from "./operations/integrations.js";
import { createMetadataCalls, type MetadataCalls } from "./operations/metadata.js";
import { createProjectCalls, type ProjectCalls } from "./operations/projects.js";
import { createRecordCalls, type RecordCalls } from "./operations/records.js";
import { checkPath, path } from "./requests/path.js";
import type { ReadAnswer } from "./requests/read-answer.js";
import type { ClientRequest } from "./requests/client-request.js";
import { sendRequest } from "./requests/request.js";
import type { RequestObserver } from "./requests/request-observer.js";
import { requireNames } from "./requests/required.js";
import { createTransport, type Transport } from "./requests/transport.js";

/** Typed calls of the API for one project; each rejects as `send` does. */
export interface Client
  extends ProjectCalls, IntegrationCalls, ConnectionCalls, InstallationCalls, RecordCalls, MetadataCalls {
  /** The same client for one consumer and group, which `getToken` is asked for; tokens are shared. */
  as(identity: Identity): Client;
  /**
   * Sends any request, one of a save plan for instance, and gives its JSON, or what `read` makes of it; `undefined` for
   * an empty answer. Rejects with an `ApiError`, `NetworkError`, `RedirectError`, `TimeoutError`, `TokenError` or
   * `UsageError`, or with the signal's reason.
   */
  send(request: ClientRequest, options?: CallOptions): Promise<unknown>;
  send<TAnswer>(
    request: ClientRequest,
    options: CallOptions & { readonly read: ReadAnswer<TAnswer> },
  ): Promise<TAnswer>;
  /** Forgets the tokens of one consumer and group, or all; those that `getToken` is being asked for are not used. */
  signOut(identity?: Identity): void;
  /** Where the API is, without a slash at the end. */
  readonly baseUrl: string;
  /** The observers of requests. Clients of all consumers and groups share one set. */
  readonly observers: Set<RequestObserver>;
}

/**
 * Makes a client. Throws a `UsageError` for both credentials or neither, a project that no path can hold, a base URL that is
 * no address, or an impossible time-out.
 *
 * @example
 * const client = createClient({ project: "my-project", apiKey: "my-api-key" });
 * const [installation] = await client.listInstallations({ integrationId: "my-integration", groupRef: "acme" });
 * console.log(installation?.config.content);
 */
export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options);
  const root = path`/projects/${options.project}`;
  checkPath(root);
  return clientFor(transport, { project: options.project, root }, undefined);
}

function clientFor(
  transport: Transport,
  project: Pick<Api, "project" | "root">,
  identity: Identity | undefined,
): Client {
  const send = <TAnswer>(
    request: ClientRequest,
    { signal, read = (json) => json as TAnswer }: CallOptions & { read?: ReadAnswer<TAnswer> } = {},
  ) => sendRequest(transport, request, { identity, signal, read });
  const api: Api = { ...project, send };
  return {
    as: ({ consumerRef, groupRef }) => {
      requireNames("as", { consumerRef, groupRef });
      return clientFor(transport, project, { consumerRef, groupRef });
    },
    send,
    signOut: transport.auth.signOut,
    baseUrl: transport.addresses.api.shown,
    observers: transport.observers,
    ...createProjectCalls(api),
    ...createIntegrationCalls(api),
    ...createConnectionCalls(api),
    ...createInstallationCalls(api),
    ...createRecordCalls(api),
    ...createMetadataCalls(api),
  };
}
