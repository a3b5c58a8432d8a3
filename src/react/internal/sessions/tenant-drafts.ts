import { UsageError } from "../../../client/index.js";
import {
  createDraftStore,
  type DraftStore,
  type DraftStoreOptions,
} from "../../../draft/store/draft-store.js";

/** Whose draft it is. */
export interface Tenant {
  /** Says which project of which server it is; one string. */
  readonly server: string;
  readonly integration: string;
  readonly groupRef: string;
  /** Whoever else uses this browser has another draft. */
  readonly consumerRef: string;
}

/** The drafts of all tenants that were shown; each is a store of its own, so that none leaks into another. */
export interface TenantDrafts {
  /** Returns the tenant's draft, made by `start` on first use. */
  get(tenant: Tenant, start: () => DraftStoreOptions): DraftStore;
  /** Makes sure that a draft is shown for one tenant only; throws a `UsageError` for a second one. */
  claim(store: DraftStore, tenant: Tenant): void;
  /** Whether any draft that was shown has unsaved changes. */
  haveChanges(): boolean;
  /** Calls `listener` after any of them changed. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** Makes an empty set of drafts. */
export function createTenantDrafts(): TenantDrafts {
  const stores = new Map<string, DraftStore>();
  const owners = new Map<DraftStore, string>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return {
    get: (tenant, start) => {
      const key = keyOf(tenant);
      let store = stores.get(key);
      if (!store) stores.set(key, (store = createDraftStore(start())));
      return store;
    },
    claim: (store, tenant) => {
      const owner = owners.get(store);
      if (owner === undefined) {
        owners.set(store, keyOf(tenant));
        store.subscribeState(tell);
      } else if (owner !== keyOf(tenant)) {
        throw new UsageError(
          `this \`draft\` was shown for another integration, group or consumer before "${tenant.groupRef}": give each its own createDraftStore()`,
        );
      }
    },
    haveChanges: () => [...owners.keys()].some((store) => store.changes().length > 0),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Names a tenant's draft in a storage that outlives the page. */
export function draftKey({ server, integration, groupRef }: Omit<Tenant, "consumerRef">): string {
  return `headless-write-kit:draft:${JSON.stringify([server, integration, groupRef])}`;
}

function keyOf({ server, integration, groupRef, consumerRef }: Tenant): string {
  return JSON.stringify([server, integration, groupRef, consumerRef]);
}
