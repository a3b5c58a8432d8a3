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
import { json, noContent } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";
import { answerJson } from "./answer-json.js";

/** How far below an installation the objects of its config are (config, content, action, objects, object), which the next one shares. */
export const sharedInInstallation = [5];

/** An installation that nobody has changed since it was last asked for is the same value. */
const sharedInShown = [0, 5];
const sharedInList = sharedInShown.map((depth) => depth + 1);

/** Answers the installations of the project and of an integration. */
export function createInstallationRoutes(
  state: BackendState,
): Handlers<
  | "listInstallationsForProject"
  | "listInstallations"
  | "createInstallation"
  | "getInstallation"
  | "updateInstallation"
  | "deleteInstallation"
> {
  return {
    listInstallationsForProject: ({ url }) => {
      const groupRef = url.searchParams.get("groupRef") ?? undefined;
      return accept(json(listInstallations(state, { groupRef }), { sharedDepths: sharedInList }));
    },

    listInstallations: ({ names, url }) => {
      const integration = findIntegration(state, names.integrationId);
      if (!integration.ok) return integration;
      const groupRef = url.searchParams.get("groupRef") ?? undefined;
      const filter = { integrationId: integration.value.id, groupRef };
      return accept(json(listInstallations(state, filter), { sharedDepths: sharedInList }));
    },

    createInstallation: (request) => {
      const integration = findIntegration(state, request.names.integrationId);
      if (!integration.ok) return integration;
      const skipSampling = readFlag(request, "skipSampling", "I3");
      if (!skipSampling.ok) return skipSampling;
      const body = readBody(request, createInstallationRequestSchema);
      if (!body.ok) return body;
      const { groupRef, connectionId, config } = body.value;
      const created = createInstallation(state, integration.value, {
        groupRef,
        connectionId,
        createdBy: config.createdBy,
        content: config.content,
        skipSampling: skipSampling.value,
      });
      return answerJson(created, { status: 201, sharedDepths: sharedInInstallation });
    },

    getInstallation: ({ names }) => {
      const integration = findIntegration(state, names.integrationId);
      if (!integration.ok) return integration;
      const found = findInstallation(state, integration.value, names.installationId);
      if (!found.ok) return found;
      return accept(json(showInstallation(state, found.value), { sharedDepths: sharedInShown }));
    },

    updateInstallation: (request) => {
      const integration = findIntegration(state, request.names.integrationId);
      if (!integration.ok) return integration;
      const skipSampling = readFlag(request, "skipSampling", "I3");
      if (!skipSampling.ok) return skipSampling;
      const body = readBody(request, updateInstallationRequestSchema);
      if (!body.ok) return body;
      const updated = updateInstallation(state, integration.value, {
        id: request.names.installationId,
        ...body.value,
        skipSampling: skipSampling.value,
      });
      return answerJson(updated, { sharedDepths: sharedInInstallation });
    },

    deleteInstallation: ({ names }) => {
      const integration = findIntegration(state, names.integrationId);
      if (!integration.ok) return integration;
      const deleted = deleteInstallation(state, integration.value, names.installationId);
      return deleted.ok ? accept(noContent) : deleted;
    },
  };
}
