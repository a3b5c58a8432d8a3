import { patchObjectConfigContentRequestSchema } from "../../../src/contract/index.js";
import type { Domains } from "../../domain/domains.js";
import { patchObjectConfig } from "../../domain/installations/patch-object-config.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { sharedInInstallation } from "./installations.js";

/** Answers a patch of one object's config. */
export function createObjectConfigRoutes(
  domains: Pick<
    Domains,
    "context" | "configs" | "installations" | "installationView" | "unknownConfigKeys" | "integrations"
  >,
): Handlers<"patchObjectConfigContent"> {
  return {
    patchObjectConfigContent: (request) => {
      const { integrationId, objectName } = request.names;
      const integration = domains.integrations.find(integrationId);
      if (!integration.ok) return integration;
      const body = readBody(request, patchObjectConfigContentRequestSchema);
      if (!body.ok) return body;
      const patched = patchObjectConfig(domains, integration.value, { ...body.value, objectName });
      if (!patched.ok) return patched;
      const shown = domains.installationView.showNew(patched.value);
      const warnings = domains.unknownConfigKeys(shown.config.content);
      return accept(json(shown, { warnings, shared: sharedInInstallation }));
    },
  };
}
