/** The names of values that customers type or a provider returns and that are no secrets: who the customer is, and what is allowed. */
const open = new Set(["username", "clientId", "scopes", "expiresAt", "issuedAt"]);
const secretNames = [
  "apiKey",
  "basicAuth",
  "oauth2ClientCredentials",
  "oauth2PasswordCredentials",
  "oauth2AuthorizationCode",
] as const;
// A custom login has inputs of the provider's own, and any of them may be secret.
const secretWhole = ["customAuth", "sessionId", "callbackParams"] as const;

/** Lists the texts of a request's body that are credentials: a typed password, the code and session of a login's window. */
export function typedSecrets(body: object): string[] {
  const given = body as Readonly<Record<string, unknown>>;
  return [
    ...secretNames.flatMap((name) => textsIn(given[name], open)),
    ...secretWhole.flatMap((name) => textsIn(given[name], new Set())),
  ];
}

function textsIn(value: unknown, except: ReadonlySet<string>): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (except.has(name) ? [] : textsIn(member, except)));
}
