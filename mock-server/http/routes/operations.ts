import type { BackendState } from "../../backend/backend-state.js";
import { findInstallation } from "../../domain/installations/installations.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { findOperation, listOperationLogs, listOperations } from "../../domain/writes/operations.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the operations: one, its log, and those of an installation by pages. */
export function createOperationRoutes(
  state: BackendState,
): Handlers<"getOperation" | "listOperationLogs" | "listOperations"> {
  return {
    getOperation: ({ names }) => answerJson(findOperation(state, names.operationId)),
    listOperationLogs: ({ names }) => answerJson(listOperationLogs(state, names.operationId)),
    listOperations: ({ names, url }) => {
      const integration = findIntegration(state, names.integrationId);
      if (!integration.ok) return integration;
      const installation = findInstallation(state, integration.value, names.installationId);
      if (!installation.ok) return installation;
      return answerJson(
        listOperations(state, {
          installationId: installation.value.id,
          pageSize: url.searchParams.get("pageSize") ?? undefined,
          pageToken: url.searchParams.get("pageToken") ?? undefined,
        }),
      );
    },
  };
}
