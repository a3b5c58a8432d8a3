import type { BackendState } from "../../backend/backend-state.js";
import { hydrateRevision } from "../../domain/integrations/hydrate-revision.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the integrations of the project and their hydrated revisions. */
export function createIntegrationRoutes(
  state: BackendState,
): Handlers<"listIntegrations" | "getIntegration" | "getHydratedRevision"> {
  return {
    listIntegrations: () => accept(json([...state.integrations.values()])),
    getIntegration: ({ names }) =>
      answerJson(findIntegration(state, names.integrationIdOrName, "integrationIdOrName")),
    getHydratedRevision: ({ names, url }) => {
      const integration = findIntegration(state, names.integrationId);
      if (!integration.ok) return integration;
      const { revisionId } = names;
      const connectionId = url.searchParams.get("connectionId") ?? undefined;
      return answerJson(hydrateRevision(state, integration.value, { revisionId, connectionId }));
    },
  };
}
