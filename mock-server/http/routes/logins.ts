import type { Context, Hono } from "hono";
import {
  customAuthConnectRequestSchema,
  type CustomAuthConnectResponse,
  oauthConnectRequestSchema,
} from "../../../src/contract/index.js";
import { type LoginPage, loginPageResponse } from "./login-page.js";
import { respond } from "../respond.js";
import { answerLogin, failure, type LoginMessage } from "../../domain/connections/answer-login.js";
import type { BackendState } from "../../backend/backend-state.js";
import { stepCustomAuth } from "../../domain/connections/custom-auth.js";
import { findOpenLogin, type LoginFault } from "../../domain/connections/logins.js";
import { startOauthLogin, startOauthRenewal } from "../../domain/connections/oauth-login.js";
import { accept, type Outcome } from "../../domain/outcome.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { describeProvider } from "../../domain/integrations/provider-catalogue.js";
import { answer } from "./answer.js";
import { readBody } from "../request-body/read-body.js";
import { readSecretBody } from "../request-body/read-secret-body.js";

/** Adds the operations by which a customer signs in at a provider; they answer where the window is to be opened. */
export function addLoginRoutes(app: Hono, state: BackendState, { baseUrl }: { baseUrl: string }): void {
  const pageUrl = (parameter: string) =>
    `${baseUrl}/projects/${encodeURIComponent(state.project.id)}/mock-login?state=${parameter}`;
  const answerUrl = (started: Outcome<string>) =>
    started.ok
      ? respond({ status: 200, headers: { "content-type": "text/plain" }, text: pageUrl(started.value) })
      : answer(state, started);

  app.post("/oauth-connect", async (c) => {
    const body = await readBody(c.req, oauthConnectRequestSchema, takeProjectId);
    return answerUrl(body.ok ? startOauthLogin(state, body.value) : body);
  });

  // A path of its own, with the verb in its pattern, would cost every request Hono's fast router.
  app.patch("/projects/:project/connections/:connection", (c, next) => {
    const [, connectionId] = /^(.+):oauth-update$/s.exec(c.req.param("connection")) ?? [];
    return connectionId === undefined ? next() : answerUrl(startOauthRenewal(state, connectionId));
  });

  app.post("/custom-auth/connect", async (c) => {
    const body = await readSecretBody(c.req, customAuthConnectRequestSchema);
    if (!body.ok) return answer(state, body);
    const step = stepCustomAuth(state, body.value);
    if (!step.ok) return answer(state, step);
    const next: CustomAuthConnectResponse =
      "connection" in step.value
        ? step.value
        : { redirect: { url: pageUrl(step.value.sessionId), sessionId: step.value.sessionId } };
    return answer(state, accept(next));
  });

  app.get("/projects/:project/provider-apps", () => answer(state, accept(state.providerApps)));
}

/** Takes `projectId` for `projectIdOrName` (`leniencies.projectIdAtLogin`). */
function takeProjectId(body: unknown): unknown {
  const projectId = own(body, "projectId");
  if (!isJsonObject(body) || projectId === undefined || Object.hasOwn(body, "projectIdOrName")) return body;
  return { ...body, projectIdOrName: projectId };
}

/** Adds the window of the simulated provider, which the customer opens without the app's credentials. */
export function addLoginPages(app: Hono, state: BackendState): void {
  const path = "/projects/:project/mock-login";

  app.get(path, (c) => {
    const login = findOpenLogin(state, parameterOf(c));
    if (typeof login === "string") return loginPageResponse(faultPages[login]);
    const { displayName = login.provider } = describeProvider(login.provider, state.providers);
    const { purpose } = login;
    const group =
      purpose.kind === "renew"
        ? (state.connections.get(purpose.connectionId)?.groupRef ?? "a group that is gone")
        : (purpose.connection.groupName ?? purpose.connection.groupRef);
    return loginPageResponse({
      status: 200,
      title: `${state.project.appName} asks for access to ${displayName}`,
      lines: [
        `The connection is for ${group}.`,
        `This page of the mock backend stands in for ${displayName}, which is told nothing.`,
      ],
      asks: true,
    });
  });

  app.post(path, async (c) => {
    const given = new URLSearchParams(await c.req.text()).get("answer");
    if (given !== "allow" && given !== "deny") return loginPageResponse(noAnswerPage);
    const result = answerLogin(state, parameterOf(c), given);
    if ("fault" in result) return loginPageResponse(faultPages[result.fault]);
    const { message } = result;
    return loginPageResponse({ ...(isFailure(message) ? failedPage(message) : allowedPage), message });
  });
}

function parameterOf(c: Context): string {
  return c.req.query("state") ?? "";
}

function isFailure(message: LoginMessage): boolean {
  return "params" in message ? "error" in message.params : message.eventType === "AUTHORIZATION_FAILED";
}

function failedPage(message: LoginMessage): LoginPage {
  const reason = "message" in message ? message.message : "access was denied";
  return {
    status: 200,
    title: "Not connected",
    lines: [`${upperFirst(reason)}.`, "You can close this window."],
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const allowedPage: LoginPage = {
  status: 200,
  title: "Access allowed",
  lines: ["You can close this window."],
  closes: true,
};

const noAnswerPage: LoginPage = {
  status: 400,
  title: "No answer",
  lines: ['The form was sent without an answer: send "answer" as "allow" or "deny".'],
};

const startAnew = "Close this window and start again in the app.";

const faultPages: Readonly<Record<LoginFault, LoginPage>> = {
  unknown: {
    status: 404,
    title: "Unknown login",
    lines: ["No login waits under this state parameter.", startAnew],
    message: failure("the login is not known"),
  },
  expired: {
    status: 410,
    title: "Login expired",
    lines: ["This login took longer than ten minutes.", startAnew],
    message: failure("the login took too long and has expired"),
  },
  // Without a message: a reload of the window must not make a failure of the login that it ended.
  used: { status: 409, title: "Login already used", lines: ["This login has been answered.", startAnew] },
};
