import type { Hono } from "hono";
import { generateConnectionRequestSchema } from "../../src/contract/index.js";
import type { BackendState } from "../state/backend-state.js";
import { readConnectionRequest, withoutSecrets } from "../state/connection-request.js";
import {
  addConnection,
  deleteConnection,
  findConnection,
  listConnections,
  showConnection,
} from "../state/connections.js";
import { accept, refuse } from "../state/outcome.js";
import { answer } from "./answer.js";
import { readBody } from "./read-body.js";

/** Adds the connections of a project: list, get, generate, delete. */
export function addConnectionRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/connections", (c) => {
    const { provider, groupRef, consumerRef } = c.req.query();
    return answer(state, accept(listConnections(state, { provider, groupRef, consumerRef })));
  });

  app.post("/projects/:project/connections:generate", async (c) => {
    const body = await readBody(c.req, generateConnectionRequestSchema);
    if (!body.ok) {
      const issues = withoutSecrets(body.refusal.issues ?? []);
      return answer(state, refuse({ ...body.refusal, issues }));
    }
    const request = readConnectionRequest(body.value);
    if (!request.ok) return answer(state, request);
    return answer(state, accept(addConnection(state, request.value)), 201);
  });

  app.get("/projects/:project/connections/:connection", (c) => {
    const found = findConnection(state, c.req.param("connection"));
    return answer(state, found.ok ? accept(showConnection(state, found.value)) : found);
  });

  app.delete("/projects/:project/connections/:connection", (c) =>
    answer(state, deleteConnection(state, c.req.param("connection")), 204),
  );
}
