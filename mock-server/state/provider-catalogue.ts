import type { ProviderInfo } from "../../src/contract/index.js";
import { providerCapabilities } from "../../src/manifest/index.js";
import type { BackendState } from "./backend-state.js";
import { didYouMean } from "./did-you-mean.js";
import { displayNameOf } from "./display-name.js";
import { accept, type Outcome, refuse } from "./outcome.js";

type Identity = Pick<ProviderInfo, "authType" | "baseURL" | "defaultModule"> & { displayName?: string };

const identities = new Map<string, Identity>([
  [
    "salesforce",
    { authType: "oauth2", baseURL: "https://{{.workspace}}.my.salesforce.com", defaultModule: "crm" },
  ],
  [
    "hubspot",
    { displayName: "HubSpot", authType: "oauth2", baseURL: "https://api.hubapi.com", defaultModule: "" },
  ],
  ["intercom", { authType: "oauth2", baseURL: "https://api.intercom.io", defaultModule: "" }],
  [
    "github",
    { displayName: "GitHub", authType: "oauth2", baseURL: "https://api.github.com", defaultModule: "" },
  ],
  ["anthropic", { authType: "apiKey", baseURL: "https://api.anthropic.com", defaultModule: "" }],
]);

/** A provider that only the manifest names: a plain REST provider that can be read and written. */
const plain: Identity = { authType: "apiKey", baseURL: "https://api.example.com", defaultModule: "" };

/** Lists the providers that the kit knows and those that the manifest names, by name. */
export function listProviders(state: BackendState): ReadonlyMap<string, ProviderInfo> {
  const named = [...state.integrations.values()].map(({ provider }) => provider);
  const names = new Set([...providerCapabilities.keys(), ...named]);
  return new Map([...names].map((name) => [name, describeProvider(name)]));
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

function describeProvider(name: string): ProviderInfo {
  const known = providerCapabilities.get(name);
  const { write, batch, deletion, subscribe } = known ?? {
    write: true,
    batch: false,
    deletion: false,
    subscribe: false,
  };
  const bulk = name === "salesforce";
  const batchWrite = batch ? { supported: true, defaultRecordLimit: 100 } : { supported: false };
  return {
    name,
    displayName: displayNameOf(name),
    ...(identities.get(name) ?? plain),
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
