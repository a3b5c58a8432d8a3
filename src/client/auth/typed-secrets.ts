import type { ConnectionRequest } from "../../contract/index.js";

/** Lists the texts among the credentials of a connection that is to be made, such as a password. */
export function typedSecrets(body: ConnectionRequest): string[] {
  const { apiKey, basicAuth, customAuth } = body;
  const { oauth2ClientCredentials, oauth2PasswordCredentials, oauth2AuthorizationCode } = body;
  return textsIn([
    apiKey,
    basicAuth?.password,
    customAuth,
    oauth2ClientCredentials?.clientSecret,
    oauth2PasswordCredentials?.password,
    oauth2PasswordCredentials?.clientSecret,
    oauth2AuthorizationCode?.accessToken,
    oauth2AuthorizationCode?.refreshToken,
  ]);
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
