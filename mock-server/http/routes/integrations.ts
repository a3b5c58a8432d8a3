import type { Domains } from "../../domain/domains.js";
import { hydrateRevision } from "../../domain/integrations/hydrate-revision.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the integrations of the project and their hydrated revisions. */
export function createIntegrationRoutes(
  domains: Pick<Domains, "context" | "connections" | "instances" | "integrations">,
): Handlers<"listIntegrations" | "getIntegration" | "getHydratedRevision"> {
  const { integrations } = domains;
  return {
    listIntegrations: () => accept(json(integrations.list())),
    getIntegration: ({ names }) =>
      answerJson(integrations.find(names.integrationIdOrName, "integrationIdOrName")),
    getHydratedRevision: ({ names, url }) => {
      const integration = integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const { revisionId } = names;
      const connectionId = url.searchParams.get("connectionId") ?? undefined;
      return answerJson(hydrateRevision(domains, integration.value, { revisionId, connectionId }));
    },
  };
}
