import { codeOf } from "./custom-auth.js";
import type { LoginNeeds } from "./login-needs.js";
import { findOpenLogin, type LoginFault } from "./logins.js";

/**
 * The message that the window posts to the page that opened it, in the form that the published client
 * expects.
 */
export type LoginMessage =
  | { eventType: "AUTHORIZATION_SUCCEEDED"; data: { connection: string } }
  | { eventType: "AUTHORIZATION_FAILED"; message: string; data: { error: string } }
  | { source: "ampersand-custom-auth"; params: Record<string, string> };

/** The result of the customer's answer: a message for the page, or why the login cannot go on. */
export type LoginResult = { readonly fault: LoginFault } | { readonly message: LoginMessage };

/** Takes the customer's answer in the provider's window; a login accepts one answer only. */
export function answerLogin(
  { logins, connections, connector }: Pick<LoginNeeds, "logins" | "connections" | "connector">,
  parameter: string,
  answer: "allow" | "deny",
): LoginResult {
  const login = findOpenLogin(logins, parameter);
  if (typeof login === "string") return { fault: login };
  logins.answer(parameter, login, answer);
  const { purpose, provider } = login;
  if (purpose.kind === "customStep") {
    const params = answer === "allow" ? { code: codeOf(parameter) } : { error: "access_denied" };
    return { message: { source: "ampersand-custom-auth", params } };
  }
  if (answer === "deny") return { message: failure(`access to ${provider} was denied`) };
  if (purpose.kind === "connect") return { message: success(connector.signIn(purpose.connection).id) };
  const connection = connections.get(purpose.connectionId);
  if (!connection) return { message: failure("the connection was deleted before its login ended") };
  connector.signInAgain(connection);
  return { message: success(connection.id) };
}

/** Makes the message of a failed login. */
export function failure(error: string): LoginMessage {
  return { eventType: "AUTHORIZATION_FAILED", message: error, data: { error } };
}

function success(connection: string): LoginMessage {
  return { eventType: "AUTHORIZATION_SUCCEEDED", data: { connection } };
}
