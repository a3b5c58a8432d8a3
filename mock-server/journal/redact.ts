import { isJsonObject } from "../../src/json/object.js";

/** What stands for a credential. */
export const redacted = "[redacted]";

/** Names of what carries credentials, in small letters without separators. */
const secretNames = new Set([
  ...["apikey", "xapikey", "authorization", "key", "secret", "secrets", "password", "credentials"],
  ...["token", "accesstoken", "refreshtoken", "idtoken", "clientsecret", "privatekey", "accesskey"],
  ...["secretkey", "secretaccesskey", "awssecretkey", "awssessiontoken", "webhooksigningkey", "jwtkey"],
  ...["customauth", "callbackparams", "code", "sessionid", "sid", "otp", "onetimepassword"],
  ...["assertion", "clientassertion", "csrf", "csrftoken", "xsrftoken", "passphrase", "pwd", "signingsecret"],
]);

/** Names of parameters that carry what signs a request or lets its bearer in; page tokens do not. */
const secretParameters =
  /secret|passw|signature|^sig$|^state$|hmac|^ticket$|jwt|credential|api[-_]?key|session|^x-amz-|(?<!page[-_]?)token$/i;

/** Hides all that stands below the name of a credential, at any depth of a JSON value; the form stays. */
export function hideCredentials(value: unknown): unknown {
  return mapEntries(value, (name, inner) => (isSecretName(name) ? hideAll(inner) : hideCredentials(inner)));
}

/** Hides the values of those headers of a write that carry credentials of a provider; the record is data, whatever its fields are called. */
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

/** Hides credentials before the host, in the query, and an API key in the path (contract: getApiKey); a fragment is left out. */
export function hideInUrl(url: string): string {
  const [beforeHash = ""] = url.split("#");
  const [address = "", ...rest] = beforeHash.split("?");
  const plain = address
    .replace(/^(\w+:\/\/)[^/@]*@/, `$1${redacted}@`)
    // Parameters of a path, such as a session's (RFC 3986, section 3.3).
    .replace(/;([\w.-]+)=[^/;]*/g, `;$1=${redacted}`);
  const shown = hideInPath(plain, url);
  if (rest.length === 0) return shown;
  const parameters = rest.join("?").split("&");
  return `${shown}?${parameters.map(hideParameter).join("&")}`;
}

/** Hides in a text the API key that is part of the path of `url`: what is said of an unknown path repeats it. */
export function hideInPath(text: string, url: string): string {
  const [, key] = /\/api-keys\/([^/?#]+)/.exec(url) ?? [];
  return key === undefined ? text : text.replaceAll(`/${key}`, `/${redacted}`);
}

function hideParameter(parameter: string): string {
  const [name = ""] = new URLSearchParams(parameter).keys();
  return isSecretParameter(name) ? `${parameter.split("=")[0] ?? ""}=${redacted}` : parameter;
}

/** Whether what stands below a name is a credential. */
export function isSecretName(name: string): boolean {
  return secretNames.has(name.replaceAll(/[-_]/g, "").toLowerCase());
}

/** Whether a parameter of a query or a form carries a credential, or what stands for one. */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || secretParameters.test(name);
}

function hideAll(value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? mapEntries(value, (_, inner) => hideAll(inner))
    : redacted;
}

/** Own properties only, whatever their names are. */
function mapEntries(value: unknown, map: (name: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => map("", inner));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(name, inner)]));
}
