import type { Hono } from "hono";
import {
  createInstallationRequestSchema,
  updateInstallationRequestSchema,
} from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import {
  createInstallation,
  deleteInstallation,
  findInstallation,
  listInstallations,
  showInstallation,
} from "../../domain/installations/installations.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { accept } from "../../domain/outcome.js";
import { updateInstallation } from "../../domain/installations/update-installation.js";
import { answer } from "./answer.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";
import {
  writeInstallation,
  writeShownInstallation,
  writeShownInstallations,
} from "../answers/write-installation.js";

const ofIntegration = "/projects/:project/integrations/:integration/installations";

/** Adds the installations of a project and of an integration: list, create, get, update by mask, delete. */
export function addInstallationRoutes(app: Hono, state: BackendState): void {
  app.get("/projects/:project/installations", (c) =>
    answer(state, accept(listInstallations(state, { groupRef: c.req.query("groupRef") })), {
      write: writeShownInstallations,
    }),
  );

  app.get(ofIntegration, (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const filter = { integrationId: integration.value.id, groupRef: c.req.query("groupRef") };
    return answer(state, accept(listInstallations(state, filter)), { write: writeShownInstallations });
  });

  app.post(ofIntegration, async (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const skipSampling = readFlag(c.req, "skipSampling", "I3");
    if (!skipSampling.ok) return answer(state, skipSampling);
    const body = await readBody(c.req, createInstallationRequestSchema);
    if (!body.ok) return answer(state, body);
    const { groupRef, connectionId, config } = body.value;
    const created = createInstallation(state, integration.value, {
      groupRef,
      connectionId,
      createdBy: config.createdBy,
      content: config.content,
      skipSampling: skipSampling.value,
    });
    return answer(state, created, { status: 201, write: writeInstallation });
  });

  app.get(`${ofIntegration}/:installation`, (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const found = findInstallation(state, integration.value, c.req.param("installation"));
    const shown = found.ok ? accept(showInstallation(state, found.value)) : found;
    return answer(state, shown, { write: writeShownInstallation });
  });

  app.patch(`${ofIntegration}/:installation`, async (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    const skipSampling = readFlag(c.req, "skipSampling", "I3");
    if (!skipSampling.ok) return answer(state, skipSampling);
    const body = await readBody(c.req, updateInstallationRequestSchema);
    if (!body.ok) return answer(state, body);
    const updated = updateInstallation(state, integration.value, {
      id: c.req.param("installation"),
      ...body.value,
      skipSampling: skipSampling.value,
    });
    return answer(state, updated, { write: writeInstallation });
  });

  app.delete(`${ofIntegration}/:installation`, (c) => {
    const integration = findIntegration(state, c.req.param("integration"));
    if (!integration.ok) return answer(state, integration);
    return answer(state, deleteInstallation(state, integration.value, c.req.param("installation")), {
      status: 204,
    });
  });
}
