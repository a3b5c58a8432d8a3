import {
  createInstallationRequestSchema,
  updateInstallationRequestSchema,
} from "../../../src/contract/index.js";
import type { Domains } from "../../domain/domains.js";
import { createInstallation } from "../../domain/installations/create-installation.js";
import type { InstallationFilter, StoredInstallation } from "../../domain/installations/installations.js";
import { uninstall } from "../../domain/installations/remove.js";
import { updateInstallation } from "../../domain/installations/update-installation.js";
import { accept, type Outcome } from "../../domain/outcome.js";
import { type Answer, json, noContent, type SharedText } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { readFlag } from "../request-body/read-flag.js";
import type { RouteRequest } from "../request.js";

const sharedObject = { isShared: true };
const sharedAction = { members: { objects: { each: sharedObject } } };

/**
 * Versions of an installation share its group, its connection, and the objects of its config that did not
 * change.
 */
export const sharedInInstallation: SharedText = {
  members: {
    group: sharedObject,
    connection: sharedObject,
    config: {
      members: {
        content: { members: { read: sharedAction, write: sharedAction, subscribe: sharedAction } },
      },
    },
  },
};

/** An installation is shown as the same value until it changes. */
const sharedInShown: SharedText = { ...sharedInInstallation, isShared: true };
const sharedInList: SharedText = { each: sharedInShown };

type InstallationRoute =
  | "listInstallationsForProject"
  | "listInstallations"
  | "createInstallation"
  | "getInstallation"
  | "updateInstallation"
  | "deleteInstallation";

/** Answers the installations of the project and of an integration. */
export function createInstallationRoutes(domains: Domains): Handlers<InstallationRoute> {
  const { integrations, installations, installationView } = domains;
  const answerNew = (outcome: Outcome<StoredInstallation>, status: number): Outcome<Answer> => {
    if (!outcome.ok) return outcome;
    const shown = installationView.showNew(outcome.value);
    const warnings = domains.unknownConfigKeys(shown.config.content);
    return accept(json(shown, { status, warnings, shared: sharedInInstallation }));
  };
  const answerList = (filter: InstallationFilter): Outcome<Answer> =>
    accept(json(installations.list(filter).map(installationView.show), { shared: sharedInList }));

  return {
    listInstallationsForProject: ({ url }) => answerList({ groupRef: groupIn(url) }),

    listInstallations: ({ names, url }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      return answerList({ integrationId: integration.value.id, groupRef: groupIn(url) });
    },

    createInstallation: (request) => answerNew(create(domains, request), 201),

    getInstallation: ({ names }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const found = installations.find(integration.value, names.installationId);
      if (!found.ok) return found;
      return accept(json(installationView.show(found.value), { shared: sharedInShown }));
    },

    updateInstallation: (request) => answerNew(update(domains, request), 200),

    deleteInstallation: ({ names }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const deleted = uninstall(domains, integration.value, names.installationId);
      return deleted.ok ? accept(noContent) : deleted;
    },
  };
}

function groupIn(url: URL): string | undefined {
  return url.searchParams.get("groupRef") ?? undefined;
}

function create(domains: Domains, request: RouteRequest<"integrationId">): Outcome<StoredInstallation> {
  const integration = domains.integrations.find(request.names.integrationId);
  if (!integration.ok) return integration;
  const skipSampling = readFlag(request, "skipSampling", "I3");
  if (!skipSampling.ok) return skipSampling;
  const body = readBody(request, createInstallationRequestSchema);
  if (!body.ok) return body;
  const { groupRef, connectionId, config } = body.value;
  return createInstallation(domains, integration.value, {
    groupRef,
    connectionId,
    createdBy: config.createdBy,
    content: config.content,
    skipSampling: skipSampling.value,
  });
}

function update(
  domains: Domains,
  request: RouteRequest<"integrationId" | "installationId">,
): Outcome<StoredInstallation> {
  const integration = domains.integrations.find(request.names.integrationId);
  if (!integration.ok) return integration;
  const skipSampling = readFlag(request, "skipSampling", "I3");
  if (!skipSampling.ok) return skipSampling;
  const body = readBody(request, updateInstallationRequestSchema);
  if (!body.ok) return body;
  return updateInstallation(domains, integration.value, {
    id: request.names.installationId,
    ...body.value,
    skipSampling: skipSampling.value,
  });
}
