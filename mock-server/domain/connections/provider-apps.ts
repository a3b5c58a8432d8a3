import type { Integration, Project, ProviderApp } from "../../../src/contract/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import type { Ids } from "../../backend/ids.js";
import { describeProvider } from "../integrations/provider-catalogue.js";

/** Makes the default apps of a project: one for each provider of its integrations that a customer signs in at. */
export function createProviderApps(input: {
  integrations: ReadonlyMap<string, Integration>;
  providers: BackendState["providers"];
  project: Project;
  ids: Ids;
}): ProviderApp[] {
  const { integrations, providers, project, ids } = input;
  const named = new Set([...integrations.values()].map(({ provider }) => provider));
  return [...named]
    .filter((provider) => describeProvider(provider, providers).authType === "oauth2")
    .map((provider) => ({
      id: ids.next("providerApp"),
      projectId: project.id,
      provider,
      clientId: `mock-client-of-${provider}`,
      createTime: project.createTime,
    }));
}
