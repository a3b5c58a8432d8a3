import type { ProviderInfo } from "../../../src/contract/index.js";
import { writeLimits } from "../../../src/facts/limits.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { providerCapabilities } from "../../../src/manifest/index.js";
import type { BackendState } from "../../backend/backend-state.js";
import { displayNameOf } from "../instances/display-name.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** What the catalogue says of a provider, as far as the kit's own rules (W8) leave it open. */
export type ProviderDetails = Partial<Omit<ProviderInfo, "name" | "support">>;

type Identity = Omit<ProviderInfo, "name" | "support">;

const salesforce: Identity = {
  authType: "oauth2",
  baseURL: "https://{{.workspace}}.my.salesforce.com",
  defaultModule: "crm",
  oauth2Opts: {
    ...authorizationCode("https://login.salesforce.com/services/oauth2"),
    explicitWorkspaceRequired: true,
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

/** A provider that only the manifest names: a plain REST provider that can be read and written. */
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

/** Lists the providers that the kit knows, that the manifest names and that the backend was told of, by name. */
export function listProviders(state: BackendState): ReadonlyMap<string, ProviderInfo> {
  const named = [...state.integrations.values()].map(({ provider }) => provider);
  const names = new Set([...providerCapabilities.keys(), ...named, ...state.providers.keys()]);
  return new Map([...names].map((name) => [name, describeProvider(name, state.providers)]));
}

/** Finds one of those providers. */
export function findProviderInfo(state: BackendState, name: string): Outcome<ProviderInfo> {
  const providers = listProviders(state);
  const found = providers.get(name);
  if (found) return accept(found);
  const detail = `no provider ${JSON.stringify(name)}${didYouMean(name, providers.keys())}`;
  const remedy = `use one of ${[...providers.keys()].join(", ")}`;
  return refuse({
    status: 404,
    detail,
    remedy,
    issues: [{ in: "path", name: "provider", value: name, detail, remedy }],
  });
}

/** Says what the catalogue holds of a provider. */
export function describeProvider(name: string, details: BackendState["providers"]): ProviderInfo {
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
    ...details.get(name),
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
