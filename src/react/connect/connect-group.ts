import type { Client, Connection } from "../../client/index.js";
import type { GenerateConnectionRequest } from "../../contract/index.js";
import type { InstallationScope } from "../providers/installation-context.js";
import type { LoginWindow } from "./login-window.js";
import { newestFirst } from "../internal/queries.js";
import { waitForLogin } from "./wait-for-login.js";

/** How a customer proves who they are; `useProvider` tells what the provider takes. */
export type ConnectCredentials =
  /** By signing in at the provider, in a window. */
  | { readonly kind: "oauth" }
  | { readonly kind: "apiKey"; readonly apiKey: string }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | {
      readonly kind: "clientCredentials";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scopes?: string[];
    }
  /** What the provider lists in `customOpts.inputs`, by name. */
  | { readonly kind: "custom"; readonly customAuth: Readonly<Record<string, unknown>> }
  /** The same for a provider whose `customOpts.multiStep` is true: it goes on in a window. */
  | { readonly kind: "customSteps"; readonly customAuth: Readonly<Record<string, unknown>> }
  | { readonly kind: "none" };

/** What a connection is made of. */
export type ConnectInput = ConnectCredentials & {
  /** What the provider lists in `metadata.input`, by name, such as `workspace`. */
  readonly metadata?: Readonly<Record<string, string>>;
};

/**
 * Connects the group of a scope to the integration's provider, and shows the connection to `useConnection`; by a login in
 * `popup` where there is one.
 */
export async function connectGroup(
  scope: InstallationScope,
  input: ConnectInput,
  { popup, signal }: { popup: LoginWindow | undefined; signal: AbortSignal },
): Promise<Connection> {
  const request = await describeConnection(scope, input);
  if (popup && input.kind !== "customSteps") return connectByLogin(scope, request, { popup, signal });
  const connection = popup
    ? await connectInSteps(scope.client, { ...request, ...credentialsOf(input) }, { popup, signal })
    : await scope.client.generateConnection({ ...request, ...credentialsOf(input) }, { signal });
  await cacheConnections(scope, (known) => known && [connection, ...known]);
  void scope.ampersand.queryClient.invalidateQueries({ queryKey: scope.queries.connections.queryKey });
  return connection;
}

async function connectByLogin(
  scope: InstallationScope,
  request: Awaited<ReturnType<typeof describeConnection>>,
  { popup, signal }: { popup: LoginWindow; signal: AbortSignal },
): Promise<Connection> {
  const { client } = scope;
  const { groupRef, provider } = request;
  const list = () => client.listConnections({ groupRef, provider }, { signal });
  const [url, known] = await Promise.all([client.oauthConnect(request, { signal }), list()]);
  popup.location.replace(url);
  const { connections, connection } = await waitForLogin({
    popup,
    signal,
    origin: originOf(client),
    look: async (told) => {
      const connections = await list();
      // A login can also renew a connection that there was.
      const isNew = ({ id, updateTime }: Connection) =>
        !known.some((old) => old.id === id && old.updateTime?.getTime() === updateTime?.getTime());
      const connection =
        connections.find(({ id }) => id === told?.connectionId) ?? connections.filter(isNew).at(-1);
      return connection && { connections, connection };
    },
  });
  await cacheConnections(scope, () => newestFirst(connections));
  return connection;
}

async function connectInSteps(
  client: Client,
  request: GenerateConnectionRequest,
  { popup, signal }: { popup: LoginWindow; signal: AbortSignal },
): Promise<Connection> {
  // The contract knows the workspace here by its metadata alone.
  const { providerWorkspaceRef: _workspace, ...body } = request;
  let step = await client.customAuthConnect(body, { signal });
  while ("redirect" in step) {
    const { url, sessionId } = step.redirect;
    popup.location.replace(url);
    const callbackParams = await waitForLogin({
      popup,
      signal,
      origin: originOf(client),
      look: (told) => Promise.resolve(told?.params),
    });
    step = await client.customAuthConnect({ sessionId, callbackParams }, { signal });
  }
  return step.connection;
}

/** The service's callback page is where its API is, as the published client has it. */
function originOf({ baseUrl }: Client): string {
  return new URL(baseUrl, window.location.href).origin;
}

async function describeConnection(scope: InstallationScope, { metadata = {} }: ConnectInput) {
  const { groupRef, groupName, consumerRef, consumerName, ampersand, queries } = scope;
  const { provider } = await ampersand.queryClient.ensureQueryData(queries.integration);
  const given = Object.entries(metadata);
  const workspace = given.find(([name]) => name === "workspace")?.[1];
  return {
    provider,
    groupRef,
    consumerRef,
    ...(groupName !== undefined && { groupName }),
    ...(consumerName !== undefined && { consumerName }),
    ...(workspace !== undefined && { providerWorkspaceRef: workspace }),
    ...(given.length > 0 && {
      providerMetadata: Object.fromEntries(
        given.map(([name, value]) => [name, { value, source: "input" as const }]),
      ),
    }),
  };
}

function credentialsOf(input: ConnectCredentials): Partial<GenerateConnectionRequest> {
  switch (input.kind) {
    case "apiKey":
      return { apiKey: input.apiKey };
    case "basic":
      return { basicAuth: { username: input.username, password: input.password } };
    case "clientCredentials": {
      const { clientId, clientSecret, scopes } = input;
      return { oauth2ClientCredentials: { clientId, clientSecret, ...(scopes && { scopes }) } };
    }
    case "custom":
    case "customSteps":
      return { customAuth: input.customAuth };
    case "oauth":
    case "none":
      return {};
  }
}

async function cacheConnections(
  { ampersand, queries }: InstallationScope,
  update: (known: Connection[] | undefined) => Connection[] | undefined,
) {
  const { queryKey } = queries.connections;
  // A refetch that left before the answer would bring back the state before it.
  await ampersand.queryClient.cancelQueries({ queryKey });
  ampersand.queryClient.setQueryData(queryKey, update);
}
