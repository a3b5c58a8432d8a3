import { UsageError, type Connection } from "../../client/index.js";
import type { ConnectionMask, ConnectionRequest, GenerateConnectionRequest } from "../../contract/index.js";
import { quote } from "../../json/quote.js";

/** The credentials of a customer; `useProvider` tells which kind the provider takes. */
export type ConnectCredentials =
  /** By signing in at the provider, in a window. */
  | { readonly kind: "oauth" }
  | { readonly kind: "apiKey"; readonly apiKey: string }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | {
      readonly kind: "clientCredentials";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scopes?: string[];
    }
  /** What the provider lists in `customOpts.inputs`, by name. */
  | { readonly kind: "custom"; readonly customAuth: Readonly<Record<string, unknown>> }
  /** The same for a provider whose `customOpts.multiStep` is true: the login continues in a window. */
  | { readonly kind: "customSteps"; readonly customAuth: Readonly<Record<string, unknown>> }
  | { readonly kind: "none" };

/** The input for making or healing a connection. */
export type ConnectInput = ConnectCredentials & {
  /** What the provider lists in `metadata.input`, by name, such as `workspace`. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** The connection to heal. @default the one that the installation uses, else the group's newest */
  readonly connectionId?: string;
  /** Makes another connection in addition to the present ones; the installation keeps its own. @default false */
  readonly addConnection?: boolean;
};

/** Returns the credentials in the form of a request that makes a connection. */
export function credentialsOf(input: ConnectCredentials): Partial<GenerateConnectionRequest> {
  switch (input.kind) {
    case "apiKey":
      return { apiKey: input.apiKey };
    case "basic":
      return { basicAuth: { username: input.username, password: input.password } };
    case "clientCredentials": {
      const { clientId, clientSecret, scopes } = input;
      return { oauth2ClientCredentials: { clientId, clientSecret, ...(scopes && { scopes }) } };
    }
    case "custom":
    case "customSteps":
      return { customAuth: input.customAuth };
    case "oauth":
    case "none":
      return {};
  }
}

/** Returns what a connection holds besides its credentials, such as the workspace. */
export function providerSideOf({ metadata = {} }: ConnectInput) {
  const given = Object.entries(metadata);
  const workspace = given.find(([name]) => name === "workspace")?.[1];
  return {
    ...(workspace !== undefined && { providerWorkspaceRef: workspace }),
    ...(given.length > 0 && {
      providerMetadata: Object.fromEntries(
        given.map(([name, value]) => [name, { value, source: "input" as const }]),
      ),
    }),
  };
}

/** By kind of credentials: the auth scheme of connections that accept them in an update (contract: UpdateConnectionRequest). */
const schemes: Record<ConnectCredentials["kind"], Connection["authScheme"] | undefined> = {
  oauth: undefined,
  apiKey: "apiKey",
  basic: "basic",
  clientCredentials: "oauth2/clientCredentials",
  custom: undefined,
  customSteps: undefined,
  none: undefined,
};

/** Throws a `UsageError` for a kind of credentials that does not exist, which would otherwise connect without any. */
export function checkKind({ kind }: ConnectCredentials): void {
  if (Object.hasOwn(schemes, kind)) return;
  const known = Object.keys(schemes).map(quote).join(", ");
  throw new UsageError(`connect knows no kind ${quote(kind)}; it takes ${known}`);
}

/** Whether a connection can be updated with these credentials, rather than replaced. */
export function canHeal({ authScheme }: Connection, { kind }: ConnectCredentials): boolean {
  return kind === "oauth" ? authScheme.startsWith("oauth2/authorizationCode") : schemes[kind] === authScheme;
}

/** Returns the update of a connection for `input`; nothing where the connection has all of it already. */
export function updateOf(connection: Connection, input: ConnectInput) {
  const { providerWorkspaceRef, providerMetadata } = providerSideOf(input);
  const known = connection.providerMetadata ?? {};
  const isNew = Object.entries(providerMetadata ?? {}).some(
    ([name, { value }]) => known[name]?.value !== value,
  );
  const update: Pick<ConnectionRequest, ConnectionMask> = {
    ...(credentialsOf(input) as Pick<ConnectionRequest, ConnectionMask>),
    ...(isNew && { providerMetadata: { ...known, ...providerMetadata } }),
    ...(providerWorkspaceRef !== undefined &&
      providerWorkspaceRef !== connection.providerWorkspaceRef && { providerWorkspaceRef }),
  };
  const updateMask = Object.keys(update) as ConnectionMask[];
  return updateMask.length > 0 ? { updateMask, connection: update } : undefined;
}
