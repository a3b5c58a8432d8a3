import type { Hono } from "hono";
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
import { answer } from "./answer.js";
import { readSecretBody } from "../request-body/read-secret-body.js";

/** Adds the connections of a project: list, get, generate, update, delete. */
export function addConnectionRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/connections", (c) => {
    const { provider, groupRef, consumerRef } = c.req.query();
    return answer(state, accept(listConnections(state, { provider, groupRef, consumerRef })));
  });

  app.post("/projects/:project/connections:generate", async (c) => {
    const body = await readSecretBody(c.req, generateConnectionRequestSchema);
    if (!body.ok) return answer(state, body);
    const request = readConnectionRequest(body.value);
    if (!request.ok) return answer(state, request);
    return answer(state, accept(addConnection(state, request.value)), { status: 201 });
  });

  app.get("/projects/:project/connections/:connection", (c) => {
    const found = findConnection(state, c.req.param("connection"));
    return answer(state, found.ok ? accept(showConnection(state, found.value)) : found);
  });

  app.patch("/projects/:project/connections/:connection", async (c) => {
    const body = await readSecretBody(c.req, updateConnectionRequestSchema);
    return answer(state, body.ok ? updateConnection(state, c.req.param("connection"), body.value) : body);
  });

  app.delete("/projects/:project/connections/:connection", (c) =>
    answer(state, deleteConnection(state, c.req.param("connection")), { status: 204 }),
  );
}
