import type {
  Connection,
  CustomAuthConnectRequest,
  InputValidationIssue,
  ProviderInfo,
} from "../../../src/contract/index.js";
import { own } from "../../../src/json/object.js";
import { newConnection } from "./connection-request.js";
import { findProject } from "../integrations/find-project.js";
import type { LoginNeeds } from "./login-needs.js";
import { accept, type Outcome } from "../outcome.js";
import { findLoginProvider, refuseInputs } from "./provider-login.js";
import { urlPath } from "../url-path.js";

/** The result of a step of a provider's own login: the session of a window to open, or the connection. */
export type CustomAuthStep = { readonly sessionId: string } | { readonly connection: Connection };

/** Starts a provider's own login, or continues one after its window (contract: customAuthConnect). */
export function stepCustomAuth(
  needs: LoginNeeds,
  request: CustomAuthConnectRequest,
): Outcome<CustomAuthStep> {
  const project = findProject(needs.context, request.projectIdOrName);
  if (!project.ok) return project;
  return request.sessionId === undefined ? start(needs, request) : resume(needs, request.sessionId, request);
}

/** The code that the provider's window gives when access is allowed; the client sends it back. */
export function codeOf(sessionId: string): string {
  return `code-${sessionId.slice(0, 8)}`;
}

function start(needs: LoginNeeds, request: CustomAuthConnectRequest): Outcome<CustomAuthStep> {
  const { provider, groupRef, consumerRef } = request;
  if (provider === undefined || groupRef === undefined || consumerRef === undefined) {
    const given = { provider, groupRef, consumerRef };
    const missing = Object.entries(given).filter(([, value]) => value === undefined);
    const remedy = "send them with the first call, or the sessionId of a login that was started";
    return refuseInputs(
      `the first call of a login needs ${missing.map(([name]) => name).join(", ")}`,
      remedy,
      missing.map(([name]) => ({ in: "body", name, detail: "expected a string, but it is missing" })),
    );
  }
  const who = { ...request, provider, groupRef, consumerRef };
  const info = findLoginProvider(needs, who);
  if (!info.ok) return info;
  const { authType, customOpts } = info.value;
  if (authType !== "custom" || !customOpts?.multiStep) {
    const detail = `${provider} has no login of several steps: its authType is ${authType}`;
    const remedy = `send the credentials to POST ${urlPath`/projects/${needs.context.project.id}/connections:generate`}`;
    return refuseInputs(detail, remedy, [{ in: "body", name: "provider", value: provider, detail }]);
  }
  const issues = listInputIssues(customOpts, request.customAuth ?? {});
  if (issues.length > 0) {
    const names = issues.map(({ name = "" }) => name).join(", ");
    return refuseInputs(
      `the login lacks ${names}`,
      "send what customOpts.inputs of the provider lists",
      issues,
    );
  }
  // The contract has no auth scheme for custom logins.
  const connection = newConnection(who, "none");
  return accept({ sessionId: needs.logins.start({ purpose: { kind: "customStep", connection }, provider }) });
}

function listInputIssues(
  { inputs = [] }: NonNullable<ProviderInfo["customOpts"]>,
  given: Record<string, unknown>,
): InputValidationIssue[] {
  return inputs
    .filter(({ name }) => ["", undefined].includes(own(given, name) as string | undefined))
    .map(({ name, displayName }) => ({
      in: "body",
      name: `customAuth.${name}`,
      detail: `expected the customer's ${displayName}, but it is missing`,
    }));
}

function resume(
  { logins, connector, showConnection }: LoginNeeds,
  sessionId: string,
  { callbackParams = {} }: CustomAuthConnectRequest,
): Outcome<CustomAuthStep> {
  const login = logins.find(sessionId);
  if (typeof login === "string" || login.purpose.kind !== "customStep") {
    const why = login === "expired" ? "has expired" : "is not known; it may have been used";
    return refuseSession(sessionId, `the session ${why}`, "start again without sessionId");
  }
  if (login.answer === "deny") {
    logins.end(sessionId);
    return refuseSession(sessionId, `${login.provider} refused access`, "start again without sessionId");
  }
  if (login.answer !== "allow" || own(callbackParams, "code") !== codeOf(sessionId)) {
    const remedy = "wait for the window's message, and send its params as callbackParams";
    const detail = "expected the params of the window's message";
    return refuseInputs(`the session waits for the answer of ${login.provider}'s window`, remedy, [
      { in: "body", name: "callbackParams", detail },
    ]);
  }
  logins.end(sessionId);
  return accept({ connection: showConnection(connector.signIn(login.purpose.connection)) });
}

function refuseSession(sessionId: string, detail: string, remedy: string) {
  return refuseInputs(detail, remedy, [{ in: "body", name: "sessionId", value: sessionId, detail, remedy }]);
}
