import type { Connection, OauthConnectRequest, ProviderInfo } from "../../../src/contract/index.js";
import { newConnection } from "./connection-request.js";
import { findProject } from "../integrations/find-project.js";
import type { LoginNeeds } from "./login-needs.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { findLoginProvider, refuseInputs } from "./provider-login.js";
import { urlPath } from "../url-path.js";

/** Starts a login that makes a new connection; returns its state parameter. */
export function startOauthLogin(needs: LoginNeeds, request: OauthConnectRequest): Outcome<string> {
  const project = findProject(needs.context, request.projectIdOrName);
  if (!project.ok) return project;
  const provider = findLoginProvider(needs, request);
  if (!provider.ok) return provider;
  const authScheme = authorizationScheme(provider.value);
  if (!authScheme) {
    const detail = `customers do not connect to ${request.provider} by an OAuth window`;
    const remedy = `its authType is ${provider.value.authType}: send the credentials to POST ${urlPath`/projects/${needs.context.project.id}/connections:generate`}`;
    const issue = { in: "body", name: "provider", value: request.provider, detail, remedy } as const;
    return refuseInputs(detail, remedy, [issue]);
  }
  const connection = newConnection(request, authScheme);
  return accept(needs.logins.start({ purpose: { kind: "connect", connection }, provider: request.provider }));
}

/** Starts a login that renews a connection's tokens; returns its state parameter. */
export function startOauthRenewal(
  { connections, logins }: Pick<LoginNeeds, "connections" | "logins">,
  connectionId: string,
): Outcome<string> {
  const found = connections.find(connectionId);
  if (!found.ok) return found;
  const { authScheme, provider } = found.value;
  if (authScheme.startsWith("oauth2/authorizationCode")) {
    return accept(logins.start({ purpose: { kind: "renew", connectionId }, provider }));
  }
  const detail = `connection ${connectionId} was not made by an OAuth window: its auth scheme is ${authScheme}`;
  return refuse({
    status: 400,
    detail,
    remedy: "update its credentials, or delete it and connect again",
    issues: [{ in: "path", name: "connectionId", value: connectionId, detail }],
  });
}

function authorizationScheme({ authType, oauth2Opts }: ProviderInfo): Connection["authScheme"] | undefined {
  if (authType !== "oauth2") return undefined;
  const { grantType = "authorizationCode" } = oauth2Opts ?? {};
  return grantType === "authorizationCode" || grantType === "authorizationCodePKCE"
    ? `oauth2/${grantType}`
    : undefined;
}
