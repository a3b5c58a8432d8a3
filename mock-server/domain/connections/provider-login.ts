import type { InputValidationIssue, ProviderInfo, ProviderMetadata } from "../../../src/contract/index.js";
import { quote } from "../../../src/json/quote.js";
import { type Outcome, refuse } from "../outcome.js";
import type { LoginNeeds } from "./login-needs.js";
import { urlPath } from "../url-path.js";

/** The parts of a request for a login that are about the provider. */
export interface LoginRequest {
  provider: string;
  providerAppId?: string | undefined;
  providerWorkspaceRef?: string | undefined;
  providerMetadata?: ProviderMetadata | undefined;
}

/** Refuses a request for a login because of its inputs. */
export function refuseInputs(detail: string, remedy: string, issues: readonly InputValidationIssue[]) {
  return refuse({ status: 400, detail, remedy, issues });
}

/**
 * Finds the provider that a customer wants to sign in at. A 400 for an unknown provider, for an app that the
 * provider does not have, and where metadata is missing that its catalogue entry asks for.
 */
export function findLoginProvider(
  { catalogue, context }: Pick<LoginNeeds, "catalogue" | "context">,
  request: LoginRequest,
): Outcome<ProviderInfo> {
  const { provider, providerAppId } = request;
  const found = catalogue.find(provider);
  if (!found.ok) {
    const { detail, remedy } = found.refusal;
    return refuseInputs(detail, remedy, [{ in: "body", name: "provider", value: provider, detail, remedy }]);
  }
  const apps = catalogue.apps.filter((app) => app.provider === provider);
  if (providerAppId !== undefined && !apps.some(({ id }) => id === providerAppId)) {
    const detail = `no app ${quote(providerAppId)} for ${provider}`;
    const remedy = `leave providerAppId out, or list them with GET ${urlPath`/projects/${context.project.id}/provider-apps`}`;
    return refuseInputs(detail, remedy, [
      { in: "body", name: "providerAppId", value: providerAppId, detail, remedy },
    ]);
  }
  const missing = listMissingMetadata(found.value, request);
  if (missing.length === 0) return found;
  return refuseInputs(
    `${provider} needs ${missing.map(({ name }) => name).join(", ")}`,
    "ask the customer for what metadata.input of the provider lists, and send it as providerMetadata",
    missing.map(({ name, displayName = name }) => ({
      in: "body",
      name: `providerMetadata.${name}`,
      detail: `expected the customer's ${displayName}, but it is missing`,
    })),
  );
}

function listMissingMetadata(info: ProviderInfo, request: LoginRequest) {
  const { providerMetadata = {}, providerWorkspaceRef } = request;
  const given = new Map(Object.entries(providerMetadata).map(([name, { value }]) => [name, value]));
  // A request may give the workspace as `providerWorkspaceRef` only, its older name.
  if (providerWorkspaceRef !== undefined && !given.has("workspace"))
    given.set("workspace", providerWorkspaceRef);
  return (info.metadata?.input ?? []).filter(({ name }) => !isTold(info, name) && !given.get(name)?.trim());
}

/**
 * Whether the token of a login gives a piece of metadata, so that the customer need not type it in.
 * Salesforce counts although its workspace is required: one login page serves all its domains.
 */
function isTold({ name: provider, oauth2Opts }: ProviderInfo, name: string): boolean {
  const { workspaceRefField, otherFields = [] } = oauth2Opts?.tokenMetadataFields ?? {};
  if (name !== "workspace") return otherFields.some((field) => field.name === name);
  const isNeeded = oauth2Opts?.explicitWorkspaceRequired && provider !== "salesforce";
  return workspaceRefField !== undefined && !isNeeded;
}
