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
import { pathOf, type RouteUrls } from "../find-route.js";
import type { DomainContext } from "../../domain/context.js";
import type { Handlers } from "../handlers.js";
import { isOwnPage } from "../own-page.js";
import type { RouteRequest } from "../request.js";
import { readBody } from "../request-body/read-body.js";
import { readSecretBody } from "../request-body/read-secret-body.js";
import { urlPath } from "../../domain/url-path.js";

/** Answers the operations that start a login at a provider: they give the address of the window to open. */
export function createLoginRoutes(
  needs: LoginNeeds,
  urls: RouteUrls,
): Handlers<"oauthConnect" | "oauthUpdate" | "customAuthConnect" | "listProviderApps"> {
  const page = urlPath`/projects/${needs.context.project.id}/mock-login`;
  const pageUrl = ({ url }: RouteRequest, parameter: string) =>
    `${reachedBase(urls, url)}${page}?state=${parameter}`;
  const answerUrl = (request: RouteRequest, started: Outcome<string>): Outcome<Answer> =>
    started.ok ? accept(plainText(pageUrl(request, started.value))) : started;

  return {
    oauthConnect: (request) => {
      const takeEither = (given: unknown) => takeProjectId(given, needs.context.leniencies);
      const body = readBody(request, oauthConnectRequestSchema, takeEither);
      return answerUrl(request, body.ok ? startOauthLogin(needs, body.value) : body);
    },

    oauthUpdate: (request) => answerUrl(request, startOauthRenewal(needs, request.names.connectionId)),

    customAuthConnect: (request) => {
      const body = readSecretBody(request, customAuthConnectRequestSchema);
      if (!body.ok) return body;
      const step = stepCustomAuth(needs, body.value);
      if (!step.ok) return step;
      if ("connection" in step.value) return accept(json(step.value));
      const { sessionId } = step.value;
      return accept(json({ redirect: { url: pageUrl(request, sessionId), sessionId } }));
    },

    listProviderApps: () => accept(json(needs.catalogue.apps)),
  };
}

/**
 * The base URL by which a client reaches the backend. A server may be reached by other names than the one it
 * knows: those of the machine, of a container or of a proxy.
 */
function reachedBase({ baseUrl, writeUrl, storeUrl }: RouteUrls, { origin }: URL): string {
  const isKnown = [baseUrl, writeUrl, storeUrl].some((known) => new URL(known).origin === origin);
  return isKnown ? baseUrl : origin + pathOf(baseUrl);
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
      // A form that another site's page sends answers what the customer has not seen.
      const page = header("origin");
      if (page !== undefined && !isOwnPage(url, page)) return accept(loginPage(foreignPage));
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
