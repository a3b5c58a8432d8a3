import { isJsonObject } from "../../src/json/object.js";

/** Replaces a credential in the journal. */
export const redacted = "[redacted]";

/** Names of members and parameters that hold credentials, in lower case without separators. */
const secretNames = new Set([
  ...["apikey", "xapikey", "authorization", "key", "secret", "secrets", "password", "credentials"],
  ...["token", "accesstoken", "refreshtoken", "idtoken", "clientsecret", "privatekey", "accesskey"],
  ...["secretkey", "secretaccesskey", "awssecretkey", "awssessiontoken", "webhooksigningkey", "jwtkey"],
  ...["customauth", "callbackparams", "code", "sessionid", "sid", "otp", "onetimepassword"],
  ...["assertion", "clientassertion", "csrf", "csrftoken", "xsrftoken", "passphrase", "pwd", "signingsecret"],
]);

/** Matches parameters that sign a request or grant access. Page tokens do neither. */
const secretParameters =
  /secret|passw|signature|^sig$|^state$|hmac|^ticket$|jwt|credential|api[-_]?key|session|^x-amz-|(?<!page[-_]?)token$/i;

/** Hides all values below the name of a credential, at any depth of a JSON value; the structure stays. */
export function hideCredentials(value: unknown): unknown {
  return mapEntries(value, (name, inner) => (isSecretName(name) ? hideAll(inner) : hideCredentials(inner)));
}

/**
 * Hides the provider's credentials in the headers of a write. The record itself is data, whatever its fields
 * are called.
 */
export function hideHeaders(body: unknown): unknown {
  if (!isJsonObject(body) || !Array.isArray(body["headers"])) return body;
  const headers = body["headers"].map((header: unknown) =>
    isJsonObject(header) && namesSecret(header["key"]) ? { ...header, value: redacted } : header,
  );
  return { ...body, headers };
}

function namesSecret(header: unknown): boolean {
  return typeof header === "string" && /auth|cookie|key|secret|token/i.test(header);
}

/**
 * Hides credentials in a URL: before the host, in the query, and an API key in the path (contract:
 * getApiKey). The fragment is left out.
 */
export function hideInUrl(url: string): string {
  const [beforeHash = ""] = url.split("#");
  const [address = "", ...rest] = beforeHash.split("?");
  const plain = address
    .replace(/^(\w+:\/\/)[^/@]*@/, `$1${redacted}@`)
    // Path parameters, such as a session id (RFC 3986, section 3.3).
    .replace(/;([\w.-]+)=[^/;]*/g, `;$1=${redacted}`);
  const shown = hideInPath(plain, url);
  if (rest.length === 0) return shown;
  const parameters = rest.join("?").split("&");
  return `${shown}?${parameters.map(hideParameter).join("&")}`;
}

/** Hides in a text the API key from the path of `url`: the answer to an unknown path repeats the path. */
export function hideInPath(text: string, url: string): string {
  const [, key] = /\/api-keys\/([^/?#]+)/.exec(url) ?? [];
  return key === undefined ? text : text.replaceAll(`/${key}`, `/${redacted}`);
}

function hideParameter(parameter: string): string {
  const [name = ""] = new URLSearchParams(parameter).keys();
  return isSecretParameter(name) ? `${parameter.split("=")[0] ?? ""}=${redacted}` : parameter;
}

/** Whether values with this name are credentials. */
export function isSecretName(name: string): boolean {
  return secretNames.has(name.replaceAll(/[-_]/g, "").toLowerCase());
}

/**
 * Whether a parameter of a query or a form holds a credential, or a signature or ticket that replaces one.
 */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || secretParameters.test(name);
}

function hideAll(value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? mapEntries(value, (_, inner) => hideAll(inner))
    : redacted;
}

/** Maps the entries of a list or an object; only own properties, whatever their names are. */
function mapEntries(value: unknown, map: (name: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => map("", inner));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(name, inner)]));
}
