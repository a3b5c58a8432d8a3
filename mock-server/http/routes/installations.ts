import {
  createInstallationRequestSchema,
  updateInstallationRequestSchema,
} from "../../../src/contract/index.js";
import type { Domains } from "../../domain/domains.js";
import { createInstallation } from "../../domain/installations/create-installation.js";
import type { StoredInstallation } from "../../domain/installations/installations.js";
import { uninstall } from "../../domain/installations/remove.js";
import { updateInstallation } from "../../domain/installations/update-installation.js";
import { accept, type Outcome } from "../../domain/outcome.js";
import { type Answer, json, noContent } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";

/** How far below an installation the objects of its config are (config, content, action, objects, object), which the next one shares. */
export const sharedInInstallation = [5];

/** An installation that nobody has changed since it was last asked for is the same value. */
const sharedInShown = [0, 5];
const sharedInList = sharedInShown.map((depth) => depth + 1);

/** Answers the installations of the project and of an integration. */
export function createInstallationRoutes(
  domains: Domains,
): Handlers<
  | "listInstallationsForProject"
  | "listInstallations"
  | "createInstallation"
  | "getInstallation"
  | "updateInstallation"
  | "deleteInstallation"
> {
  const { integrations, installations, installationView } = domains;
  const answerNew = (outcome: Outcome<StoredInstallation>, status: number): Outcome<Answer> =>
    outcome.ok
      ? accept(json(installationView.showNew(outcome.value), { status, sharedDepths: sharedInInstallation }))
      : outcome;
  const answerList = (stored: readonly StoredInstallation[]): Outcome<Answer> =>
    accept(json(stored.map(installationView.show), { sharedDepths: sharedInList }));

  return {
    listInstallationsForProject: ({ url }) => {
      const groupRef = url.searchParams.get("groupRef") ?? undefined;
      return answerList(installations.list({ groupRef }));
    },

    listInstallations: ({ names, url }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const groupRef = url.searchParams.get("groupRef") ?? undefined;
      return answerList(installations.list({ integrationId: integration.value.id, groupRef }));
    },

    createInstallation: (request) => {
      const integration = integrations.find(request.names.integrationId);
      if (!integration.ok) return integration;
      const skipSampling = readFlag(request, "skipSampling", "I3");
      if (!skipSampling.ok) return skipSampling;
      const body = readBody(request, createInstallationRequestSchema);
      if (!body.ok) return body;
      const { groupRef, connectionId, config } = body.value;
      const created = createInstallation(domains, integration.value, {
        groupRef,
        connectionId,
        createdBy: config.createdBy,
        content: config.content,
        skipSampling: skipSampling.value,
      });
      return answerNew(created, 201);
    },

    getInstallation: ({ names }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const found = installations.find(integration.value, names.installationId);
      if (!found.ok) return found;
      return accept(json(installationView.show(found.value), { sharedDepths: sharedInShown }));
    },

    updateInstallation: (request) => {
      const integration = integrations.find(request.names.integrationId);
      if (!integration.ok) return integration;
      const skipSampling = readFlag(request, "skipSampling", "I3");
      if (!skipSampling.ok) return skipSampling;
      const body = readBody(request, updateInstallationRequestSchema);
      if (!body.ok) return body;
      const updated = updateInstallation(domains, integration.value, {
        id: request.names.installationId,
        ...body.value,
        skipSampling: skipSampling.value,
      });
      return answerNew(updated, 200);
    },

    deleteInstallation: ({ names }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const deleted = uninstall(domains, integration.value, names.installationId);
      return deleted.ok ? accept(noContent) : deleted;
    },
  };
}
