import { patchObjectConfigContentRequestSchema } from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { findIntegration } from "../../domain/integrations/integrations.js";
import { patchObjectConfig } from "../../domain/installations/patch-object-config.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { answerJson } from "./answer-json.js";
import { sharedInInstallation } from "./installations.js";

/** Answers a patch of one object's config. */
export function createObjectConfigRoutes(state: BackendState): Handlers<"patchObjectConfigContent"> {
  return {
    patchObjectConfigContent: (request) => {
      const { integrationId, objectName } = request.names;
      const integration = findIntegration(state, integrationId);
      if (!integration.ok) return integration;
      const body = readBody(request, patchObjectConfigContentRequestSchema);
      if (!body.ok) return body;
      const patched = patchObjectConfig(state, integration.value, { ...body.value, objectName });
      return answerJson(patched, { sharedDepths: sharedInInstallation });
    },
  };
}
