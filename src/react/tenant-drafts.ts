import { createDraftStore, type DraftStore, type DraftStoreOptions } from "../draft/draft-store.js";

/** Whose draft it is. */
export interface Tenant {
  readonly project: string;
  readonly integration: string;
  readonly groupRef: string;
}

/** The drafts of all tenants that were shown; each is a store of its own, so that none leaks into another. */
export interface TenantDrafts {
  /** Returns the tenant's draft, made by `start` on first use. */
  get(tenant: Tenant, start: () => DraftStoreOptions): DraftStore;
}

/** Makes an empty set of drafts. */
export function createTenantDrafts(): TenantDrafts {
  const stores = new Map<string, DraftStore>();
  return {
    get: ({ project, integration, groupRef }, start) => {
      const key = JSON.stringify([project, integration, groupRef]);
      let store = stores.get(key);
      if (!store) stores.set(key, (store = createDraftStore(start())));
      return store;
    },
  };
}
