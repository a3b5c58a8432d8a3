import type { ProviderInfo, ProviderMetadata } from "../../../src/contract/index.js";
import type { NewConnection } from "./connections.js";

/** The parts of a connection that are about the provider's side. */
type ProviderSide = Pick<NewConnection, "providerWorkspaceRef" | "providerConsumerRef" | "providerMetadata">;

/** A login's customer, and what the customer typed in about the provider's side. */
type Login = Pick<NewConnection, "groupRef" | "consumerRef"> & {
  [Key in keyof ProviderSide]?: ProviderSide[Key] | undefined;
};

/**
 * Adds the metadata of a login's token (contract: TokenMetadataFields) to what the customer typed in, which
 * wins. The token gives the user, and the workspace where it was not typed in. The workspace gets the
 * provider's name for it, and also `workspace` where the provider's metadata asks for that. The simulated
 * customer of group "Acme Inc" has the workspace "acme-inc". A provider without token metadata adds nothing.
 */
export function addTokenMetadata(info: ProviderInfo, login: Login): ProviderSide {
  const { oauth2Opts, metadata, baseURL } = info;
  const typed = typedMetadata(login.providerMetadata);
  const workspace =
    typed["workspace"]?.value ?? (login.providerWorkspaceRef?.trim() || slugOf(login.groupRef));
  const { workspaceRefField, consumerRefField, otherFields = [] } = oauth2Opts?.tokenMetadataFields ?? {};
  const told: ProviderMetadata = {};
  for (const { name, displayName } of otherFields) told[name] = tell(`${workspace}-${name}`, displayName);
  if (workspaceRefField !== undefined && typed["workspace"] === undefined) {
    const isUrl = workspaceRefField.endsWith("_url");
    told[workspaceRefField] = tell(isUrl ? baseURL.replaceAll("{{.workspace}}", workspace) : workspace);
    const isAsked = metadata?.input?.some(({ name }) => name === "workspace");
    if (isAsked) told["workspace"] = tell(workspace);
  }
  const all = { ...told, ...typed };
  return {
    ...(workspaceRefField === undefined
      ? login.providerWorkspaceRef && { providerWorkspaceRef: login.providerWorkspaceRef }
      : { providerWorkspaceRef: workspace }),
    ...(consumerRefField !== undefined && { providerConsumerRef: `${workspace}/${login.consumerRef}` }),
    ...(Object.keys(all).length > 0 && { providerMetadata: all }),
  };
}

function tell(value: string, displayName?: string): ProviderMetadata[string] {
  return { value, source: "token", ...(displayName !== undefined && { displayName }) };
}

/** Drops empty values: a form field that was filled in and emptied again sends one. */
function typedMetadata(metadata: ProviderMetadata = {}): ProviderMetadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, { value }]) => value.trim() !== ""));
}

function slugOf(groupRef: string): string {
  const slug = groupRef.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return slug.replace(/^-|-$/g, "") || "mock";
}
