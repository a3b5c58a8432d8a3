import {
  generateConnectionRequestSchema,
  updateConnectionRequestSchema,
} from "../../../src/contract/index.js";
import { readConnectionRequest } from "../../domain/connections/connection-request.js";
import type { StoredConnection } from "../../domain/connections/connections.js";
import type { Domains } from "../../domain/domains.js";
import { disconnect } from "../../domain/installations/remove.js";
import { accept, type Outcome } from "../../domain/outcome.js";
import { updateConnection } from "../../domain/connections/update-connection.js";
import { type Answer, json, noContent } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readSecretBody } from "../request-body/read-secret-body.js";

/** Answers the connections of the project. */
export function createConnectionRoutes(
  domains: Pick<Domains, "connections" | "connector" | "installations" | "showConnection">,
): Handlers<
  "listConnections" | "generateConnection" | "getConnection" | "updateConnection" | "deleteConnection"
> {
  const { connections, connector, showConnection } = domains;
  const answer = (outcome: Outcome<StoredConnection>): Outcome<Answer> =>
    outcome.ok ? accept(json(showConnection(outcome.value))) : outcome;

  return {
    listConnections: ({ url }) => {
      const filter = Object.fromEntries(
        ["provider", "groupRef", "consumerRef"].map((name) => [
          name,
          url.searchParams.get(name) ?? undefined,
        ]),
      );
      return accept(json(connections.list(filter).map(showConnection)));
    },

    generateConnection: (request) => {
      const body = readSecretBody(request, generateConnectionRequestSchema);
      if (!body.ok) return body;
      const read = readConnectionRequest(body.value);
      return read.ok ? accept(json(showConnection(connector.connect(read.value)), { status: 201 })) : read;
    },

    getConnection: ({ names }) => answer(connections.find(names.connectionId)),

    updateConnection: (request) => {
      const body = readSecretBody(request, updateConnectionRequestSchema);
      if (!body.ok) return body;
      return answer(updateConnection(connections, request.names.connectionId, body.value));
    },

    deleteConnection: ({ names }) => {
      const deleted = disconnect(domains, names.connectionId);
      return deleted.ok ? accept(noContent) : deleted;
    },
  };
}
