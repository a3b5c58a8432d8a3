import type { ProviderInfo, ProviderMetadata } from "../../../src/contract/index.js";
import type { NewConnection } from "./connections.js";

/** What a connection knows of the provider's side. */
type ProviderSide = Pick<NewConnection, "providerWorkspaceRef" | "providerConsumerRef" | "providerMetadata">;

/** Whose login it is, and what the customer said of the provider's side before it. */
type Login = Pick<NewConnection, "groupRef" | "consumerRef"> & {
  [Key in keyof ProviderSide]?: ProviderSide[Key] | undefined;
};

/**
 * Adds what the token of a login tells (contract: TokenMetadataFields) to what the customer typed in, which stays: the user, and
 * the workspace where it was not typed in, by the provider's name and by the one that a client would otherwise ask for. The
 * simulated customer of group "Acme Inc" has the workspace "acme-inc". A provider whose token tells nothing adds nothing.
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

/** A form that was filled in and emptied again sends an empty value. */
function typedMetadata(metadata: ProviderMetadata = {}): ProviderMetadata {
  return Object.fromEntries(Object.entries(metadata).filter(([, { value }]) => value.trim() !== ""));
}

function slugOf(groupRef: string): string {
  const slug = groupRef.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return slug.replace(/^-|-$/g, "") || "mock";
}
