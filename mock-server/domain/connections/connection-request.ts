import type {
  Connection,
  GenerateConnectionRequest,
  InputValidationIssue,
} from "../../../src/contract/index.js";
import type { NewConnection } from "./connections.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** The auth scheme of each kind of credentials. */
export const authSchemes = {
  apiKey: "apiKey",
  basicAuth: "basic",
  customAuth: "none",
  oauth2ClientCredentials: "oauth2/clientCredentials",
  oauth2PasswordCredentials: "oauth2/password",
  oauth2AuthorizationCode: "oauth2/authorizationCode",
} as const satisfies Record<string, Connection["authScheme"]>;

/**
 * Reads a request for a connection that fits the contract's schema. The kind of credentials gives the auth
 * scheme, "none" without credentials; two kinds are refused. The credentials are dropped.
 */
export function readConnectionRequest(request: GenerateConnectionRequest): Outcome<NewConnection> {
  const kinds = Object.keys(authSchemes) as (keyof typeof authSchemes)[];
  const given = kinds.filter((kind) => Object.hasOwn(request, kind));
  if (given.length > 1) {
    return refuse({
      status: 400,
      detail: `more than one kind of credentials: ${given.join(", ")}`,
      remedy: "give one of them",
      issues: given.map((name) => ({ in: "body", name, detail: "another kind of credentials is given too" })),
    });
  }
  const [kind] = given;
  return accept(newConnection(request, kind ? authSchemes[kind] : "none"));
}

/** Makes a new connection from a request, without its credentials. */
export function newConnection(
  request: Pick<NewConnection, "provider" | "groupRef" | "consumerRef"> & OptionalParts,
  authScheme: Connection["authScheme"],
): NewConnection {
  return {
    provider: request.provider,
    groupRef: request.groupRef,
    consumerRef: request.consumerRef,
    ...pickGiven(request, ["groupName", "consumerName", "providerWorkspaceRef"]),
    ...(request.providerMetadata && { providerMetadata: request.providerMetadata }),
    authScheme,
    status: "created",
  };
}

type OptionalParts = Pick<
  GenerateConnectionRequest,
  "groupName" | "consumerName" | "providerWorkspaceRef" | "providerMetadata"
>;

/** Removes the values from issues about credentials, so that no answer contains a secret. */
export function withoutSecrets(issues: readonly InputValidationIssue[]): InputValidationIssue[] {
  return issues.map(({ value, ...issue }) =>
    isSecret(issue.name ?? "") || value === undefined ? issue : { ...issue, value },
  );
}

function isSecret(name: string): boolean {
  return Object.keys(authSchemes).some((kind) => name.startsWith(kind));
}

function pickGiven<TKey extends string>(
  request: Partial<Record<TKey, string | undefined>>,
  keys: readonly TKey[],
): Partial<Record<TKey, string>> {
  const given: Partial<Record<TKey, string>> = {};
  for (const key of keys) {
    const value = request[key];
    if (value !== undefined) given[key] = value;
  }
  return given;
}
