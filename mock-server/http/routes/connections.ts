import {
  generateConnectionRequestSchema,
  updateConnectionRequestSchema,
} from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { readConnectionRequest } from "../../domain/connections/connection-request.js";
import {
  addConnection,
  deleteConnection,
  findConnection,
  listConnections,
  showConnection,
} from "../../domain/connections/connections.js";
import { accept } from "../../domain/outcome.js";
import { updateConnection } from "../../domain/connections/update-connection.js";
import { json, noContent } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readSecretBody } from "../request-body/read-secret-body.js";
import { answerJson } from "./answer-json.js";

/** Answers the connections of the project. */
export function createConnectionRoutes(
  state: BackendState,
): Handlers<
  "listConnections" | "generateConnection" | "getConnection" | "updateConnection" | "deleteConnection"
> {
  return {
    listConnections: ({ url }) => {
      const filter = Object.fromEntries(
        ["provider", "groupRef", "consumerRef"].map((name) => [
          name,
          url.searchParams.get(name) ?? undefined,
        ]),
      );
      return accept(json(listConnections(state, filter)));
    },

    generateConnection: (request) => {
      const body = readSecretBody(request, generateConnectionRequestSchema);
      if (!body.ok) return body;
      const read = readConnectionRequest(body.value);
      return read.ok ? accept(json(addConnection(state, read.value), { status: 201 })) : read;
    },

    getConnection: ({ names }) => {
      const found = findConnection(state, names.connectionId);
      return found.ok ? accept(json(showConnection(state, found.value))) : found;
    },

    updateConnection: (request) => {
      const body = readSecretBody(request, updateConnectionRequestSchema);
      if (!body.ok) return body;
      return answerJson(updateConnection(state, request.names.connectionId, body.value));
    },

    deleteConnection: ({ names }) => {
      const deleted = deleteConnection(state, names.connectionId);
      return deleted.ok ? accept(noContent) : deleted;
    },
  };
}
