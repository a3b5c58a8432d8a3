import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { Connections, StoredConnection } from "./connections.js";
import type { Customers } from "./customers.js";
import { urlPath } from "../url-path.js";

/** The parts of a backend that `chooseConnection` uses. */
export interface ChoiceNeeds {
  context: Pick<DomainContext, "project">;
  connections: Pick<Connections, "list" | "get">;
  customers: Pick<Customers, "hasGroup">;
}

/** The connection that an installation is to use. */
export interface WantedConnection {
  groupRef: string;
  provider: string;
  /** @default the group's newest connection to that provider (as after a reconnect) */
  connectionId?: string | undefined;
  /** The name of the input in an issue. */
  name: string;
}

/** Finds the connection that an installation is to use, or refuses the request. */
export function chooseConnection(needs: ChoiceNeeds, wanted: WantedConnection): Outcome<StoredConnection> {
  const { groupRef, provider, connectionId } = wanted;
  const usable = needs.connections.list({ groupRef, provider });
  const chosen =
    connectionId === undefined ? usable.at(-1) : usable.find((connection) => connection.id === connectionId);
  return chosen ? accept(chosen) : refuseChoice(needs, wanted, usable.at(-1));
}

function refuseChoice(
  { context, connections, customers }: ChoiceNeeds,
  { groupRef, provider, connectionId, name }: WantedConnection,
  newest: StoredConnection | undefined,
) {
  const remedy = newest
    ? `use ${newest.id}, or leave connectionId out`
    : `connect the group to ${provider} first: POST ${urlPath`/projects/${context.project.id}/connections:generate`}`;
  if (connectionId !== undefined) {
    return refuse({
      status: 400,
      detail: describeMismatch(connections.get(connectionId), { id: connectionId, groupRef, provider }),
      remedy,
      where: { in: "body", name, value: connectionId },
    });
  }
  const detail = `group ${quote(groupRef)} has no connection to ${provider}`;
  const input = { in: "body", name: "groupRef", value: groupRef } as const;
  if (customers.hasGroup(groupRef)) return refuse({ status: 400, detail, remedy, where: input });
  return refuse({
    status: 404,
    detail: `no group ${quote(groupRef)}`,
    remedy,
    issues: [{ ...input, detail, remedy }],
    rules: ["I4"],
  });
}

function describeMismatch(
  other: StoredConnection | undefined,
  { id, groupRef, provider }: { id: string; groupRef: string; provider: string },
): string {
  if (!other) return `no connection ${quote(id)}`;
  return other.groupRef === groupRef
    ? `connection ${id} is to ${other.provider}, but the integration is for ${provider}`
    : `connection ${id} belongs to group ${quote(other.groupRef)}, not to ${quote(groupRef)}`;
}
