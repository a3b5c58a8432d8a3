import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import { readHydratedRevision, readIntegration, readListOf } from "../requests/read-answer.js";
import { requireNames } from "../requests/required.js";
import type { HydratedRevision, Integration } from "../requests/times.js";
import { get, type Api } from "./api.js";

/** Integrations and their revisions. */
export interface IntegrationCalls {
  listIntegrations(options?: CallOptions): Promise<Integration[]>;
  getIntegration(integrationIdOrName: string, options?: CallOptions): Promise<Integration>;
  /** Returns a revision that is filled in with the fields of a connection's SaaS instance. */
  getHydratedRevision(
    target: { integrationId: string; revisionId: string; connectionId: string },
    options?: CallOptions,
  ): Promise<HydratedRevision>;
}

/** Makes the calls. */
export function createIntegrationCalls(api: Api): IntegrationCalls {
  const { root } = api;
  return {
    listIntegrations: async (options) =>
      get(api, `${root}/integrations`, readListOf(readIntegration), options),
    getIntegration: async (idOrName, options) =>
      get(api, integrationPath(api, idOrName), readIntegration, options),
    getHydratedRevision: async ({ integrationId, revisionId, connectionId }, options) => {
      requireNames("getHydratedRevision", { connectionId });
      const revision = integrationPath(api, integrationId) + path`/revisions/${revisionId}:hydrate`;
      return get(api, revision, readHydratedRevision, options, { connectionId });
    },
  };
}

/** The path of an integration. */
export function integrationPath({ root }: Api, idOrName: string): string {
  return root + path`/integrations/${idOrName}`;
}
