import type { Domains } from "../../domain/domains.js";
import { findOperation, listOperationLogs, listOperations } from "../../domain/writes/operations.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the operations: one, its log, and those of an installation by pages. */
export function createOperationRoutes(
  domains: Pick<Domains, "context" | "installations" | "integrations" | "writes">,
): Handlers<"getOperation" | "listOperationLogs" | "listOperations"> {
  return {
    getOperation: ({ names }) => answerJson(findOperation(domains, names.operationId)),
    listOperationLogs: ({ names }) => answerJson(listOperationLogs(domains, names.operationId)),
    listOperations: ({ names, url }) => {
      const integration = domains.integrations.find(names.integrationId);
      if (!integration.ok) return integration;
      const installation = domains.installations.find(integration.value, names.installationId);
      if (!installation.ok) return installation;
      return answerJson(
        listOperations(domains, {
          installationId: installation.value.id,
          pageSize: url.searchParams.get("pageSize") ?? undefined,
          pageToken: url.searchParams.get("pageToken") ?? undefined,
        }),
      );
    },
  };
}
