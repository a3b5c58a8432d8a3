import { customAuthConnectRequestSchema, oauthConnectRequestSchema } from "../../../src/contract/index.js";
import { type LoginPage, loginPage } from "./login-page.js";
import type { LoginNeeds } from "../../domain/connections/login-needs.js";
import { answerLogin, failure, type LoginMessage } from "../../domain/connections/answer-login.js";
import { stepCustomAuth } from "../../domain/connections/custom-auth.js";
import { findOpenLogin, type LoginFault } from "../../domain/connections/logins.js";
import { startOauthLogin, startOauthRenewal } from "../../domain/connections/oauth-login.js";
import { accept, type Outcome } from "../../domain/outcome.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { type Answer, json, plainText } from "../answer.js";
import type { RouteUrls } from "../find-route.js";
import type { DomainContext } from "../../domain/context.js";
import type { Handlers } from "../handlers.js";
import { readBody } from "../request-body/read-body.js";
import { readSecretBody } from "../request-body/read-secret-body.js";

/** Answers the operations that start a login at a provider: they give the address of the window to open. */
export function createLoginRoutes(
  needs: LoginNeeds,
  { baseUrl }: RouteUrls,
): Handlers<"oauthConnect" | "oauthUpdate" | "customAuthConnect" | "listProviderApps"> {
  const pageUrl = (parameter: string) =>
    `${baseUrl}/projects/${encodeURIComponent(needs.context.project.id)}/mock-login?state=${parameter}`;
  const answerUrl = (started: Outcome<string>): Outcome<Answer> =>
    started.ok ? accept(plainText(pageUrl(started.value))) : started;

  return {
    oauthConnect: (request) => {
      const takeEither = (given: unknown) => takeProjectId(given, needs.context.leniencies);
      const body = readBody(request, oauthConnectRequestSchema, takeEither);
      return answerUrl(body.ok ? startOauthLogin(needs, body.value) : body);
    },

    oauthUpdate: ({ names }) => answerUrl(startOauthRenewal(needs, names.connectionId)),

    customAuthConnect: (request) => {
      const body = readSecretBody(request, customAuthConnectRequestSchema);
      if (!body.ok) return body;
      const step = stepCustomAuth(needs, body.value);
      if (!step.ok) return step;
      if ("connection" in step.value) return accept(json(step.value));
      const { sessionId } = step.value;
      return accept(json({ redirect: { url: pageUrl(sessionId), sessionId } }));
    },

    listProviderApps: () => accept(json(needs.catalogue.apps)),
  };
}

/** Accepts `projectId` in place of `projectIdOrName` (`leniencies.projectIdAtLogin`). */
function takeProjectId(body: unknown, leniencies: DomainContext["leniencies"]): unknown {
  const projectId = own(body, "projectId");
  if (!isJsonObject(body) || projectId === undefined || Object.hasOwn(body, "projectIdOrName")) return body;
  leniencies.note("projectIdAtLogin");
  return { ...body, projectIdOrName: projectId };
}

/** Answers the pages of the simulated provider, which the customer opens without the app's credentials. */
export function createLoginPages(needs: LoginNeeds): Handlers<"showLoginPage" | "answerLoginPage"> {
  return {
    showLoginPage: ({ url }) => accept(loginPage(describeLogin(needs, parameterOf(url)))),

    answerLoginPage: ({ url, header, bodyText }) => {
      if (isFromElsewhere(url, header("origin"))) return accept(loginPage(foreignPage));
      const given = new URLSearchParams(bodyText).get("answer");
      if (given !== "allow" && given !== "deny") return accept(loginPage(noAnswerPage));
      const result = answerLogin(needs, parameterOf(url), given);
      if ("fault" in result) return accept(loginPage(faultPages[result.fault]));
      const { message } = result;
      return accept(loginPage({ ...(isFailure(message) ? failedPage(message) : allowedPage), message }));
    },
  };
}

function describeLogin(
  { catalogue, connections, context, logins }: LoginNeeds,
  parameter: string,
): LoginPage {
  const login = findOpenLogin(logins, parameter);
  if (typeof login === "string") return faultPages[login];
  const { displayName = login.provider } = catalogue.describe(login.provider);
  const { purpose } = login;
  const group =
    purpose.kind === "renew"
      ? (connections.get(purpose.connectionId)?.groupRef ?? "a group that is gone")
      : (purpose.connection.groupName ?? purpose.connection.groupRef);
  return {
    status: 200,
    title: `${context.project.appName} asks for access to ${displayName}`,
    lines: [
      `The connection is for ${group}.`,
      `This page of the mock backend stands in for ${displayName}, which is told nothing.`,
    ],
    asks: true,
  };
}

/** Whether another site's page sent the form. Then the customer has not seen what they allow. */
function isFromElsewhere(url: URL, origin: string | undefined): boolean {
  if (origin === undefined) return false;
  // Only the hosts are compared: a proxy in front may use another scheme.
  return !URL.canParse(origin) || new URL(origin).host !== url.host;
}

function parameterOf(url: URL): string {
  return url.searchParams.get("state") ?? "";
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

const foreignPage: LoginPage = {
  status: 403,
  title: "Not answered here",
  lines: ["The answer was sent by a page of another site; give it in the login's own window."],
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
  // This page posts no message: a reload of the window must not report a completed login as failed.
  used: { status: 409, title: "Login already used", lines: ["This login has been answered.", startAnew] },
};
