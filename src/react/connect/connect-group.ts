import { UsageError, type Connection, type Installation } from "../../client/index.js";
import { originOf } from "../../client/requests/address.js";
import type { InstallationScope } from "../providers/installation-context.js";
import { loadData } from "../internal/loading/load-data.js";
import { newestFirst } from "../internal/loading/queries.js";
import { usedConnection } from "../internal/sessions/used-connection.js";
import {
  canHeal,
  checkKind,
  credentialsOf,
  providerSideOf,
  updateOf,
  type ConnectInput,
} from "./connect-input.js";
import { forgetConnections, moveInstallation } from "./connection-changes.js";
import type { LoginWindow } from "./login-window.js";
import { waitForConnection, waitForParams, type Login } from "./wait-for-login.js";

/** What a call works with: the window of a login, there exactly where the kind of credentials needs one, and the signal that cancels the call. */
export interface ConnectCall {
  readonly popup: LoginWindow | undefined;
  readonly signal: AbortSignal;
}

/**
 * Heals the group's connection, or makes a new one where none can be healed with such credentials. An installation on another
 * connection is moved to it, unless `input` has `addConnection` or a `connectionId`. All hooks then show the connection.
 */
export async function connectGroup(
  scope: InstallationScope,
  input: ConnectInput,
  call: ConnectCall,
): Promise<Connection> {
  checkKind(input);
  const { client, groupRef, queries } = scope;
  const { queryClient } = scope.ampersand;
  const { signal } = call;
  const { id: integrationId, provider } = await loadData(queryClient, queries.integration, { signal });
  // Fetched again: somebody else may have healed, deleted or moved what is in the cache.
  const [listed, [installation]] = await Promise.all([
    client.listConnections({ groupRef, provider }, { signal }),
    client.listInstallations({ integrationId, groupRef }, { signal }),
  ]);
  const known = newestFirst(listed);
  const healed = input.addConnection === true ? undefined : chooseToHeal(known, installation, input);
  try {
    const connection =
      healed && canHeal(healed, input)
        ? await heal(scope, healed, input, call)
        : await make(scope, { provider, known }, input, call);
    const isMoved = installation && installation.connection.id !== connection.id;
    if (isMoved && input.addConnection !== true && input.connectionId === undefined) {
      await moveInstallation(scope, installation, connection.id, { signal });
    }
    await showConnection(scope, connection);
    return connection;
  } finally {
    // Also where a login was cancelled: the customer may have completed it.
    forgetConnections(scope);
  }
}

function chooseToHeal(
  known: readonly Connection[],
  installation: Installation | undefined,
  { connectionId }: ConnectInput,
): Connection | undefined {
  if (connectionId === undefined) return usedConnection(known, installation) ?? known[0];
  const named = known.find(({ id }) => id === connectionId);
  if (named) return named;
  throw new UsageError(
    `the group has no connection "${connectionId}" to this provider; useConnection lists them`,
  );
}

async function heal(
  { client, groupRef }: InstallationScope,
  connection: Connection,
  input: ConnectInput,
  { popup, signal }: ConnectCall,
): Promise<Connection> {
  const { id, provider } = connection;
  const update = updateOf(connection, input);
  const updated = update ? await client.updateConnection(id, update, { signal }) : connection;
  if (!popup) return updated;
  popup.location.replace(await client.oauthUpdate(id, { signal }));
  return waitForConnection(loginOf(client.baseUrl, popup, signal), {
    known: [updated],
    list: async () => {
      const listed = await client.listConnections({ groupRef, provider }, { signal });
      return listed.filter((other) => other.id === id);
    },
  });
}

async function make(
  scope: InstallationScope,
  { provider, known }: { provider: string; known: readonly Connection[] },
  input: ConnectInput,
  { popup, signal }: ConnectCall,
): Promise<Connection> {
  const { client, groupRef, groupName, consumerRef, consumerName } = scope;
  const request = {
    ...{ provider, groupRef, consumerRef },
    ...(groupName !== undefined && { groupName }),
    ...(consumerName !== undefined && { consumerName }),
    ...providerSideOf(input),
  };
  if (!popup) return client.generateConnection({ ...request, ...credentialsOf(input) }, { signal });
  const login = loginOf(client.baseUrl, popup, signal);
  if (input.kind !== "customSteps") {
    popup.location.replace(await client.oauthConnect(request, { signal }));
    return waitForConnection(login, {
      known,
      list: () => client.listConnections({ groupRef, provider }, { signal }),
    });
  }
  // In this request of the contract, only the metadata holds the workspace.
  const { providerWorkspaceRef: _workspace, ...body } = request;
  let step = await client.customAuthConnect({ ...body, ...credentialsOf(input) }, { signal });
  while ("redirect" in step) {
    const { url, sessionId } = step.redirect;
    popup.location.replace(url);
    const callbackParams = await waitForParams(login);
    step = await client.customAuthConnect({ sessionId, callbackParams }, { signal });
  }
  return step.connection;
}

/** The service's callback page has the origin of its API, as in the published client. */
function loginOf(baseUrl: string, popup: LoginWindow, signal: AbortSignal): Login {
  const isOfPage = baseUrl.startsWith("/");
  return { popup, signal, origin: isOfPage ? window.location.origin : originOf(baseUrl) };
}

async function showConnection({ ampersand, queries }: InstallationScope, connection: Connection) {
  const { queryKey } = queries.connections;
  // A refetch that was sent before the answer would bring back the older state.
  await ampersand.queryClient.cancelQueries({ queryKey });
  ampersand.queryClient.setQueryData(queryKey, (shown) => {
    if (!shown) return shown;
    return newestFirst([...shown.filter(({ id }) => id !== connection.id).reverse(), connection]);
  });
}
