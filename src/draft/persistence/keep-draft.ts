import type { DraftState } from "../store/draft-state.js";
import type { DraftStore } from "../store/draft-store-types.js";
import { olderKeyOf } from "./draft-key.js";
import type { DraftStorage, StorageQueue, StorageTask } from "./draft-storage.js";
import { readKeptDrafts, writeKeptDrafts, type KeptDraft } from "./kept-drafts.js";

/** How and where a draft is kept. */
export interface KeepDraftOptions {
  readonly key: string;
  readonly storage: DraftStorage;
  /** This page, among those that keep a draft under the same key. */
  readonly tab: string;
  readonly queue: StorageQueue;
  readonly onError: ((error: unknown) => void) | undefined;
  /** The keys whose failure was reported and still lasts. Shared with earlier keepers (StrictMode makes two). */
  readonly failing: Set<string>;
  /** Whether what was kept is brought back before the first write. @default true */
  readonly bringsBack?: boolean;
}

/** Keeps one draft under one key. */
export interface DraftKeeper {
  /** Keeps the draft as it is now, or removes it where it has no changes. The first time it brings back what was kept. */
  write(): void;
  /** Takes a snapshot of the draft, and keeps that from now on: the store is about to be emptied for another tenant. */
  leave(): void;
  /** From now on only updates the draft that this page has kept. Calls `onGone` once that is saved, taken over or cleared. */
  follow(onGone: () => void): void;
}

/** Makes a keeper, which has neither read nor written anything. */
// eslint-disable-next-line max-lines-per-function -- short functions over one kept draft
export function keepDraft(store: DraftStore, options: KeepDraftOptions): DraftKeeper {
  const { key, storage, tab, queue, onError, failing, bringsBack = true } = options;
  let hasRead = !bringsBack;
  /** The page whose draft was brought back here: it is this page's from the next write on. */
  let taken: string | undefined;
  let onGone: (() => void) | undefined;
  /** The draft as it was when it passed to another tenant. */
  let left: { readonly state: DraftState; readonly isDirty: boolean } | undefined;

  const read = function* (from: string): StorageTask<string | undefined> {
    return ((yield storage.getItem(from)) as string | null | undefined) ?? undefined;
  };
  const setAside = (text: string) => storage.setItem(`${key}:set-aside`, text);
  const isDirty = () => left?.isDirty ?? store.changes().length > 0;

  function* bringBack(): StorageTask {
    const olderKey = olderKeyOf(key);
    const olderText = olderKey === undefined ? undefined : yield* read(olderKey);
    const older = readKeptDrafts(olderText, Date.now());
    const text = yield* read(key);
    const kept = readKeptDrafts(text, Date.now());
    const newest = [...kept.drafts, ...older.drafts].find((each) => each.tab !== tab);
    hasRead = true;
    if (newest && !left) {
      taken = newest.tab;
      const whole = kept.drafts.includes(newest) ? text : olderText;
      // The whole text, unchanged: a draft that cannot be restored may not survive being rewritten.
      if (!restores(newest) && whole !== undefined) yield setAside(whole);
    }
    yield* keep(older.drafts.filter((each) => each !== newest));
    if (olderKey === undefined || olderText === undefined) return;
    if (older.isForeign) yield setAside(olderText);
    yield storage.removeItem(olderKey);
  }

  /** Restores a kept draft; returns `false` where that fails, and the present draft is then unchanged. */
  function restores({ state }: KeptDraft): boolean {
    try {
      store.restore(state);
      return true;
    } catch {
      return false;
    }
  }

  /** Writes this page's draft beside those of others, and `found` with them. */
  function* keep(found: readonly KeptDraft[] = []): StorageTask {
    const text = yield* read(key);
    const { drafts, isForeign } = readKeptDrafts(text, Date.now());
    if (onGone && !drafts.some((each) => each.tab === tab)) {
      // It was taken over by another page, or cleared.
      onGone();
      return;
    }
    if (isForeign && text !== undefined) yield setAside(text);
    const mine = isDirty() ? [{ tab, at: Date.now(), state: left?.state ?? store.getState() }] : [];
    const others = drafts.filter((each) => each.tab !== tab && each.tab !== taken);
    yield* put(text, [...mine, ...others, ...found]);
    taken = undefined;
    if (mine.length === 0) onGone?.();
  }

  function* put(present: string | undefined, drafts: readonly KeptDraft[]): StorageTask {
    const text = drafts.length > 0 ? writeKeptDrafts(drafts) : undefined;
    if (text === present) return;
    yield text === undefined ? storage.removeItem(key) : storage.setItem(key, text);
  }

  function tell(failure?: { readonly error: unknown }) {
    if (!failure) failing.delete(key);
    else if (onError && !failing.has(key)) {
      failing.add(key);
      onError(failure.error);
    }
  }

  return {
    write: () => {
      queue.run(() => (hasRead || left ? keep() : bringBack()), tell);
    },
    leave: () => {
      left ??= { isDirty: isDirty(), state: store.getState() };
    },
    follow: (whenGone) => {
      queue.run(
        function* () {
          onGone = whenGone;
          if (left || !isDirty()) yield onGone();
        },
        () => undefined,
      );
    },
  };
}
