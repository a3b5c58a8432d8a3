import type { ProviderApp, ProviderInfo } from "../../../src/contract/index.js";
import { writeLimits } from "../../../src/facts/write-limits.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { providerCapabilities } from "../../../src/manifest/index.js";
import { quote } from "../../../src/json/quote.js";
import { displayNameOf } from "../instances/display-name.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import type { Integrations } from "./integrations.js";

/**
 * The catalogue's entry for a provider, without its name and capabilities, which the mock sets.
 *
 * @example
 * const details: ProviderDetails = { authType: "apiKey" };
 */
export type ProviderDetails = Partial<Omit<ProviderInfo, "name" | "support">>;

type Identity = Omit<ProviderInfo, "name" | "support">;

const salesforce: Identity = {
  authType: "oauth2",
  baseURL: "https://{{.workspace}}.my.salesforce.com",
  defaultModule: "crm",
  oauth2Opts: {
    ...authorizationCode("https://login.salesforce.com/services/oauth2"),
    explicitWorkspaceRequired: true,
    tokenMetadataFields: { workspaceRefField: "instance_url", consumerRefField: "id", scopesField: "scope" },
  },
  metadata: { input: [{ name: "workspace", displayName: "Subdomain" }] },
};

const identities = new Map<string, Identity>([
  ["salesforce", salesforce],
  [
    "hubspot",
    {
      displayName: "HubSpot",
      authType: "oauth2",
      baseURL: "https://api.hubapi.com",
      defaultModule: "",
      oauth2Opts: authorizationCode("https://app.hubspot.com/oauth"),
    },
  ],
  [
    "intercom",
    {
      authType: "oauth2",
      baseURL: "https://api.intercom.io",
      defaultModule: "",
      oauth2Opts: authorizationCode("https://app.intercom.com/oauth"),
    },
  ],
  [
    "github",
    {
      displayName: "GitHub",
      authType: "oauth2",
      baseURL: "https://api.github.com",
      defaultModule: "",
      oauth2Opts: authorizationCode("https://github.com/login/oauth"),
    },
  ],
  [
    "anthropic",
    {
      authType: "apiKey",
      baseURL: "https://api.anthropic.com",
      defaultModule: "",
      apiKeyOpts: { attachmentType: "header", header: { name: "x-api-key" } },
    },
  ],
]);

/** The entry of a provider that is known by its name alone: a plain REST provider. */
const plain: Identity = {
  authType: "apiKey",
  baseURL: "https://api.example.com",
  defaultModule: "",
  apiKeyOpts: { attachmentType: "header", header: { name: "X-Api-Key" } },
};

function authorizationCode(url: string): NonNullable<ProviderInfo["oauth2Opts"]> {
  return {
    grantType: "authorizationCode",
    authURL: `${url}/authorize`,
    tokenURL: `${url}/token`,
    explicitScopesRequired: false,
    explicitWorkspaceRequired: false,
    tokenMetadataFields: {},
  };
}

/** The catalogue of the providers that customers may connect to. */
export interface ProviderCatalogue {
  /** Lists the providers that the mock knows, that the manifest names and that the options describe. */
  list(): readonly ProviderInfo[];
  /** Finds a provider of the list, or refuses the request. */
  find(name: string): Outcome<ProviderInfo>;
  /** Returns the entry of a provider; an unknown one is a plain REST provider. */
  describe(name: string): ProviderInfo;
  /** The project's apps: one for each provider of the manifest whose auth type is OAuth 2. */
  readonly apps: readonly ProviderApp[];
}

/** Creates the catalogue; `details` replaces parts of the entries, by the name of the provider. */
export function createProviderCatalogue(
  { ids, project }: DomainContext,
  integrations: Integrations,
  details: Readonly<Record<string, ProviderDetails>>,
): ProviderCatalogue {
  const given = new Map(Object.entries(details));
  const named = new Set(integrations.list().map(({ provider }) => provider));
  const describe = (name: string) => describeProvider(name, given.get(name));
  const list = () => [...new Set([...providerCapabilities.keys(), ...named, ...given.keys()])].map(describe);
  return {
    list,
    find(name) {
      const providers = list();
      const found = providers.find((provider) => provider.name === name);
      if (found) return accept(found);
      const names = providers.map((provider) => provider.name);
      return refuse({
        status: 404,
        detail: `no provider ${quote(name)}${didYouMean(name, names)}`,
        remedy: `use one of ${names.join(", ")}`,
        where: { in: "path", name: "provider", value: name },
      });
    },
    describe,
    apps: [...named]
      .filter((provider) => describe(provider).authType === "oauth2")
      .map((provider) => ({
        id: ids.next("providerApp"),
        projectId: project.id,
        provider,
        clientId: `mock-client-of-${provider}`,
        createTime: project.createTime,
      })),
  };
}

/** Builds the catalogue's entry for a provider. */
function describeProvider(name: string, details: ProviderDetails | undefined): ProviderInfo {
  const known = providerCapabilities.get(name);
  const { write, batch, deletion, subscribe } = known ?? {
    write: true,
    batch: false,
    deletion: false,
    subscribe: false,
  };
  const bulk = name === "salesforce";
  const batchWrite = batch
    ? { supported: true, defaultRecordLimit: writeLimits.batchRecords }
    : { supported: false };
  return {
    name,
    displayName: displayNameOf(name),
    ...(identities.get(name) ?? plain),
    ...details,
    support: {
      read: write,
      write,
      delete: deletion,
      subscribe,
      proxy: true,
      bulkWrite: { insert: bulk, update: bulk, upsert: bulk, delete: bulk },
      batchWrite: {
        create: batchWrite,
        update: batchWrite,
        upsert: { supported: false },
        delete: { supported: false },
      },
      search: { operators: { equals: known?.write ?? false } },
    },
  };
}
