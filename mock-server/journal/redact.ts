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

/** Names of members that hold a customer's credentials, and what in them is none. */
const credentialGroups = new Set([
  ...["basicauth", "oauth2clientcredentials", "oauth2passwordcredentials", "oauth2authorizationcode"],
]);
const plainCredentials = new Set(["username", "clientid", "scopes", "issuedat", "expiresat"]);

/** Headers that carry no credentials: those of HTTP about the content, and Salesforce's about a write. */
const plainHeaders = new Set([
  ...["accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "content-language"],
  ...["content-length", "content-type", "date", "expect", "if-match", "if-modified-since", "if-none-match"],
  ...["if-unmodified-since", "prefer", "traceparent", "user-agent", "x-request-id", "x-prettyprint"],
  ...["sforce-auto-assign", "sforce-call-options", "sforce-duplicate-rule-header", "sforce-mru"],
  ...["sforce-query-options"],
]);

/**
 * Hides credentials at any depth of a JSON value: all values below the name of one, and those in the parameters
 * of a URL. The structure stays.
 */
export function hideCredentials(value: unknown): unknown {
  if (typeof value === "string") return isUrl(value) ? hideInUrl(value) : value;
  const isSecretInput = isJsonObject(value) && namesSecretInput(value["name"]);
  return mapEntries(value, (name, inner) => {
    if (isSecretName(name) || (isSecretInput && name === "value")) return hideAll(inner);
    return isIn(credentialGroups, name) ? hideAll(inner, isPlainCredential) : hideCredentials(inner);
  });
}

/** Hides a text that may hold credentials anywhere; of a URL only its parameters. */
export function hideText(text: string): string {
  return isUrl(text) ? hideInUrl(text) : redacted;
}

/**
 * Hides the credentials beside the records of a write: the headers for the provider, in whichever form they are,
 * unless their names are known to be harmless. A record itself is data, whatever its fields are called.
 */
export function hideHeaders(body: unknown): unknown {
  return mapEntries(body, (name, inner) => {
    if (/headers?$/i.test(name)) return hideHeaderValues(inner);
    if (isSecretName(name)) return hideAll(inner);
    return name === "batch" || name === "" ? hideHeaders(inner) : inner;
  });
}

/** Hides the text of a write that is no JSON, where it may hold headers. */
export function hideHeadersInText(text: string): string {
  return /headers?\W/i.test(text) ? redacted : text;
}

function hideHeaderValues(headers: unknown): unknown {
  if (Array.isArray(headers)) return headers.map(hideHeader);
  return isJsonObject(headers) ? hideAll(headers, isPlainHeader) : redacted;
}

/** Hides the value of a header that is an item of a list, such as `{"key": "Authorization", "value": "…"}`. */
function hideHeader(header: unknown): unknown {
  if (!isJsonObject(header)) return redacted;
  const namers = Object.keys(header).filter((member) => /^(key|name)$/i.test(member));
  const isPlain = namers.length > 0 && namers.every((member) => isPlainHeader(header[member]));
  return mapEntries(header, (member, inner) => {
    const isShown = isPlain || isPlainHeader(member) || (namers.includes(member) && isToken(inner));
    return isShown && !isJsonObject(inner) ? inner : hideAll(inner);
  });
}

/** Whether a text can be the name of a header (RFC 9110, section 5.1). */
function isToken(name: unknown): boolean {
  return typeof name === "string" && /^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name);
}

function isPlainHeader(name: unknown): boolean {
  return typeof name === "string" && plainHeaders.has(name.toLowerCase());
}

function isPlainCredential(name: string): boolean {
  return isIn(plainCredentials, name);
}

/** Whether an issue of a problem is about an input that holds a credential. */
function namesSecretInput(name: unknown): boolean {
  return (
    typeof name === "string" &&
    name.split(/[.[\]]+/).some((part) => isSecretName(part) || isIn(credentialGroups, part))
  );
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
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
  return isIn(secretNames, name);
}

/** Whether the names have this one, in any letter case and with any separators. */
function isIn(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name.replaceAll(/[-_]/g, "").toLowerCase());
}

/**
 * Whether a parameter of a query or a form holds a credential, or a signature or ticket that replaces one.
 */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || secretParameters.test(name);
}

/** Hides all values, but those whose names `isPlain` knows; the structure stays. */
function hideAll(value: unknown, isPlain: (name: string) => boolean = () => false): unknown {
  if (typeof value !== "object" || value === null) return redacted;
  return mapEntries(value, (name, inner) =>
    isPlain(name) && !isJsonObject(inner) ? inner : hideAll(inner, isPlain),
  );
}

/** Maps the entries of a list or an object; only own properties, whatever their names are. */
function mapEntries(value: unknown, map: (name: string, inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => map("", inner));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(name, inner)]));
}
