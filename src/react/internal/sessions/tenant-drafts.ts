import { UsageError } from "../../../client/index.js";
import {
  createDraftStore,
  type DraftStore,
  type DraftStoreOptions,
} from "../../../draft/store/draft-store.js";
import { isChanging } from "../../../save/change-installation.js";

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
  /**
   * Says that a draft is on screen, until the function returned is called. Drafts made here that are not on screen any more and
   * have nothing to lose are let go.
   */
  show(store: DraftStore, tenant: Tenant): () => void;
  /** Whether any draft that was made here, or is on screen, has unsaved changes. */
  haveChanges(): boolean;
  /** Calls `listener` after any of them changed. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** Makes an empty set of drafts. */
export function createTenantDrafts(): TenantDrafts {
  /** Those made here that are kept; `isMade` knows each, as long as anybody does. */
  const made = new Map<string, DraftStore>();
  const isMade = new WeakSet<DraftStore>();
  const shown = new Map<DraftStore, number>();
  const owners = new WeakMap<DraftStore, string>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  function letGo() {
    for (const [key, store] of made) {
      if (!shown.has(store) && store.changes().length === 0 && !isChanging(store)) made.delete(key);
    }
  }

  return {
    get: (tenant, start) => {
      const key = keyOf(tenant);
      const known = made.get(key);
      if (known) return known;
      const store = createDraftStore(start());
      store.subscribeState(tell);
      made.set(key, store);
      isMade.add(store);
      return store;
    },
    claim: (store, tenant) => {
      const owner = owners.get(store);
      if (owner === undefined) owners.set(store, keyOf(tenant));
      else if (owner !== keyOf(tenant)) {
        throw new UsageError(
          `this \`draft\` was shown for another integration, group or consumer before "${tenant.groupRef}": give each its own createDraftStore()`,
        );
      }
    },
    show: (store, tenant) => {
      shown.set(store, (shown.get(store) ?? 0) + 1);
      const stop = isMade.has(store) ? undefined : store.subscribeState(tell);
      // It may have been let go between its first render and this.
      if (isMade.has(store)) made.set(keyOf(tenant), store);
      letGo();
      tell();
      return () => {
        stop?.();
        const rest = (shown.get(store) ?? 0) - 1;
        if (rest > 0) shown.set(store, rest);
        else shown.delete(store);
        tell();
      };
    },
    haveChanges: () => [...made.values(), ...shown.keys()].some((store) => store.changes().length > 0),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function keyOf({ server, integration, groupRef, consumerRef }: Tenant): string {
  return JSON.stringify([server, integration, groupRef, consumerRef]);
}
