import type { DraftStore } from "../store/draft-store-types.js";
import { createStorageQueue, defaultStorage, type DraftStorage } from "./draft-storage.js";
import { keepDraft } from "./keep-draft.js";
import { createKeepers } from "./keepers.js";
import { createTabName } from "./tab-name.js";
import { onPageLeft } from "./page-events.js";

/** Where and under which name one draft is kept. */
export interface PersistDraftOptions {
  /** One for each tenant, so that no draft is read by another. */
  key: string;
  /** @default localStorage */
  storage?: DraftStorage | undefined;
  /** Called with the error when the draft cannot be kept or brought back: once, and again only after a success in between. */
  onError?: ((error: unknown) => void) | undefined;
}

/** Keeps a draft under the key given, and returns the function that stops: `persistDraft` itself, or a wrapper of it. */
export type PersistDraft = (store: DraftStore, options: { key: string }) => () => void;

/** Edits are written down after this pause, in ms, and at once when the page is hidden or left. */
const WRITE_DELAY_MS = 300;

/**
 * Brings back the unsaved draft that an earlier page kept, lays edits made by now on it, and keeps it from now on, with the
 * saved config that it is based on. A draft without changes is not kept. Each page keeps its own beside those of others; the
 * newest is brought back, and what nobody came back to for 30 days is let go. A text that is no draft of this version is set
 * aside under `<key>:set-aside`. Never throws: without a storage, or with a full one, what was kept before stays. Returns the
 * function that writes down what is left and stops; what it left is removed once it is saved.
 *
 * @example
 * const inSession: PersistDraft = (store, { key }) => persistDraft(store, { key, storage: sessionStorage });
 */
export function persistDraft(store: DraftStore, options: PersistDraftOptions): () => void {
  const { key, storage = defaultStorage(), onError } = options;
  if (!storage) return () => undefined;
  const page = store.companion(createPage);
  const { queue, followers, failing } = page;
  followers.get(key)?.();

  let keeper = keepDraft(store, { key, storage, tab: page.tab, queue, onError, failing });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    keeper.write();
  };
  const stopListening = store.subscribeState(() => {
    timer ??= setTimeout(write, WRITE_DELAY_MS);
  });
  const stopEvents = onPageLeft(write);
  const leaveFor = (other: string) => {
    keeper.leave();
    page.tab = createTabName();
    if (other !== key) return;
    // The same key, but another tenant: the draft kept there is neither shown nor overwritten.
    write();
    keeper = keepDraft(store, { key, storage, tab: page.tab, queue, onError, failing, bringsBack: false });
  };
  const keepers = store.companion(createKeepers);
  keepers.add(leaveFor);
  write();

  return () => {
    stopEvents();
    write();
    // A save that is under way may still end: an edit that the server has by then must not come back after a reload.
    const stopFollowing = () => {
      stopListening();
      clearTimeout(timer);
      keepers.delete(leaveFor);
      if (followers.get(key) === stopFollowing) followers.delete(key);
    };
    followers.set(key, stopFollowing);
    keeper.follow(stopFollowing);
  };
}

/** What is known of this page's draft. */
function createPage() {
  return {
    tab: createTabName(),
    queue: createStorageQueue(),
    failing: new Set<string>(),
    /** By key, the function that stops following a draft which is stored but not saved yet, after `persistDraft` stopped. */
    followers: new Map<string, () => void>(),
  };
}
