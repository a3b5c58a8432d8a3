import type {
  ConnectionMask,
  ConnectionRequest,
  CustomAuthConnectRequest,
  GenerateConnectionRequest,
  OauthConnectRequest,
} from "../../contract/index.js";
import { typedSecrets } from "../auth/typed-secrets.js";
import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import {
  type CustomAuthStep,
  readConnection,
  readCustomAuthStep,
  readListOf,
  readNothing,
  readWindowUrl,
} from "../requests/read-answer.js";
import { requireNames } from "../requests/required.js";
import type { Connection } from "../requests/times.js";
import { get, ofGroup, type Api } from "./api.js";

/** Body of `PATCH …/connections/{connectionId}` (contract: updateConnection). */
export interface UpdateConnectionBody {
  /** The names of members of `connection`, such as `apiKey`. */
  readonly updateMask: readonly ConnectionMask[];
  /** The members that the mask names; all others are ignored. */
  readonly connection: Pick<ConnectionRequest, ConnectionMask>;
}

/** Customers' connections to providers, from the first login until they are deleted. */
export interface ConnectionCalls {
  /** Lists the connections that match `filter`; its names must not be empty. */
  listConnections(
    filter: { groupRef?: string; provider?: string; consumerRef?: string },
    options?: CallOptions,
  ): Promise<Connection[]>;
  getConnection(connectionId: string, options?: CallOptions): Promise<Connection>;
  /** Makes a connection from credentials that the customer typed; no error contains them. */
  generateConnection(body: GenerateConnectionRequest, options?: CallOptions): Promise<Connection>;
  /** Gives a connection new credentials of its kind, or new metadata of the provider. */
  updateConnection(
    connectionId: string,
    body: UpdateConnectionBody,
    options?: CallOptions,
  ): Promise<Connection>;
  /** Deletes a connection. Its installations stay, and work again once they are given another connection. */
  deleteConnection(connectionId: string, options?: CallOptions): Promise<void>;
  /** Starts a login at the provider; returns the URL of the window in which the customer signs in. */
  oauthConnect(body: Omit<OauthConnectRequest, "projectIdOrName">, options?: CallOptions): Promise<string>;
  /** Starts a login that gives a connection new tokens; returns the URL of the window in which the customer signs in. */
  oauthUpdate(connectionId: string, options?: CallOptions): Promise<string>;
  /** Starts a login of the provider's own kind, or goes on with its session after the window of a redirect. */
  customAuthConnect(
    body: Omit<CustomAuthConnectRequest, "projectIdOrName">,
    options?: CallOptions,
  ): Promise<CustomAuthStep>;
}

/** Makes the calls. */
export function createConnectionCalls(api: Api): ConnectionCalls {
  const { root, send, project: projectIdOrName } = api;
  const connection = (id: string) => root + path`/connections/${id}`;
  return {
    listConnections: async (filter, options) => {
      requireNames("listConnections", filter);
      const { groupRef, provider, consumerRef } = filter;
      const query = { groupRef, provider, consumerRef };
      const listed = await get(api, `${root}/connections`, readListOf(readConnection), options, query);
      return ofGroup(listed, groupRef).filter((other) => !provider || other.provider === provider);
    },
    getConnection: async (id, options) => get(api, connection(id), readConnection, options),
    generateConnection: async (body, options) => {
      const { provider, groupRef, consumerRef } = body;
      requireNames("generateConnection", { provider, groupRef, consumerRef });
      return send(
        { method: "POST", path: `${root}/connections:generate`, body, secrets: typedSecrets(body) },
        { ...options, read: readConnection },
      );
    },
    updateConnection: async (id, body, options) =>
      send(
        { method: "PATCH", path: connection(id), body, secrets: typedSecrets(body.connection) },
        { ...options, read: readConnection },
      ),
    deleteConnection: async (id, options) =>
      send({ method: "DELETE", path: connection(id) }, { ...options, read: readNothing }),
    oauthConnect: async (body, options) => {
      const { provider, groupRef, consumerRef } = body;
      requireNames("oauthConnect", { provider, groupRef, consumerRef });
      return send(
        { method: "POST", path: "/oauth-connect", body: { projectIdOrName, ...body }, answers: "text" },
        { ...options, read: readWindowUrl },
      );
    },
    oauthUpdate: async (id, options) =>
      send(
        { method: "PATCH", path: `${connection(id)}:oauth-update`, answers: "text" },
        { ...options, read: readWindowUrl },
      ),
    customAuthConnect: async (body, options) =>
      send(
        {
          method: "POST",
          path: "/custom-auth/connect",
          body: { projectIdOrName, ...body },
          secrets: typedSecrets(body),
        },
        { ...options, read: readCustomAuthStep },
      ),
  };
}
