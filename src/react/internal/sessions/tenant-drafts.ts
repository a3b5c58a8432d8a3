import { UsageError } from "../../../client/index.js";
import { draftKey, type DraftTenant } from "../../../draft/persistence/draft-key.js";
import { createKeepers } from "../../../draft/persistence/keepers.js";
import { reportOn } from "../../../draft/store/server-report.js";
import { createRenderBatch } from "../rendering/render-batch.js";
import type { CredentialSource } from "./sessions.js";
import {
  createDraftStore,
  type DraftStore,
  type DraftStoreOptions,
} from "../../../draft/store/draft-store.js";
import { isChanging } from "../../../save/save-queue.js";

/** Tells sessions apart, also those of two caches with the same numbers. */
export interface SessionName {
  readonly id: string;
  readonly numberedBy: object;
  readonly source: CredentialSource;
}

/** The drafts of all tenants that were shown; each tenant has a store of its own. */
export interface TenantDrafts {
  /** Returns the tenant's draft, made by `start` on first use. */
  get(tenant: DraftTenant, start: () => DraftStoreOptions): DraftStore;
  /**
   * Makes sure that a draft is shown for one tenant only; throws a `UsageError` for a second one. One that was shown in another
   * session is emptied: nobody sees what somebody else has loaded or typed.
   */
  claim(store: DraftStore, tenant: DraftTenant): void;
  /**
   * Says that a draft is on screen, until the function returned is called. Drafts made here that are not on screen any more and
   * have nothing to lose are let go.
   */
  show(store: DraftStore, tenant: DraftTenant): () => void;
  /** Whether any draft that was made here, or is on screen, has unsaved changes. */
  haveChanges(): boolean;
  /** Calls `listener` after any of these drafts changed. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** Makes the empty set of drafts of a session. */
// eslint-disable-next-line max-lines-per-function -- short functions over one table of drafts
export function createTenantDrafts(session: SessionName): TenantDrafts {
  /** The drafts made here that are kept; `isMade` knows all, as long as somebody refers to them. */
  const made = new Map<string, DraftStore>();
  const isMade = new WeakSet<DraftStore>();
  const shown = new Map<DraftStore, number>();
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
      const key = draftKey(tenant);
      const known = made.get(key);
      if (known) return known;
      const store = createDraftStore(start());
      store.subscribeState(tell);
      made.set(key, store);
      isMade.add(store);
      return store;
    },
    claim: (store, tenant) => {
      const owner = store.companion(createDraftOwner);
      const key = draftKey(tenant);
      if (owner.session && !isSameSession(owner.session, session)) {
        // What is kept in the storage for the tenant before stays there.
        for (const leaveFor of store.companion(createKeepers)) leaveFor(key);
        empty(store);
        owner.tenant = key;
      }
      owner.tenant ??= key;
      owner.session = session;
      if (owner.tenant !== key) {
        throw new UsageError(
          `this \`draft\` was shown for another integration, group or consumer before "${tenant.groupRef}": give each its own createDraftStore()`,
        );
      }
    },
    show: (store, tenant) => {
      shown.set(store, (shown.get(store) ?? 0) + 1);
      const stop = isMade.has(store) ? undefined : store.subscribeState(tell);
      // The draft may have been dropped between its first render and this call.
      if (isMade.has(store)) made.set(draftKey(tenant), store);
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

/** The tenant that each draft is shown for, also of drafts that an app made. */
interface DraftOwner {
  tenant: string | undefined;
  session: SessionName | undefined;
}

function createDraftOwner(): DraftOwner {
  return { tenant: undefined, session: undefined };
}

function isSameSession(one: SessionName, other: SessionName): boolean {
  return one.numberedBy === other.numberedBy ? one.id === other.id : one.source === other.source;
}

/** Empties a draft while React renders; its listeners are called afterwards. */
function empty(store: DraftStore) {
  store.companion(createRenderBatch).begin();
  // Forgets the objects that were switched off, too.
  store.reset();
  store.takeSaved(undefined, store.get());
  reportOn(store).setState(undefined, true);
}
