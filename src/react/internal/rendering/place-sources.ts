import type { Change } from "../../../draft/merge/changes.js";
import { listChangesAt, wholePlace } from "../../../draft/merge/changes-at.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import type { Path } from "../../../json/path.js";
import { parsePointer } from "../../../json/pointer.js";

/** What a hook shows of one place, as a source for `useSyncExternalStore`. */
export interface PlaceSource<TValue> {
  readonly subscribe: (listener: () => void) => () => void;
  /** Returns the same value until it changes. */
  readonly get: () => TValue;
}

/** Calls `listener` when the draft or the saved config has changed at `path`. */
export function subscribeBoth(store: DraftStore, path: Path, listener: () => void): () => void {
  const stops = [store.subscribe(path, listener), store.subscribeSaved(path, listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Makes a source of the changes at or below the place that a JSON Pointer leads to; it is told of no other change. */
export function createChangesSource(store: DraftStore, pointer: string): PlaceSource<readonly Change[]> {
  if (pointer === "") return { subscribe: store.subscribeState, get: store.changes };
  const path = wholePlace(parsePointer(pointer));
  let last: { version: number; changes: readonly Change[] } = { version: -1, changes: [] };
  return {
    subscribe: (listener) => subscribeBoth(store, path, listener),
    get: () => {
      const version = store.getVersion();
      if (last.version !== version) {
        const next = listChangesAt(store.difference(), path);
        last = { version, changes: isSameList(last.changes, next) ? last.changes : next };
      }
      return last.changes;
    },
  };
}

function isSameList(list: readonly Change[], other: readonly Change[]): boolean {
  return (
    list.length === other.length &&
    list.every((each, index) => {
      const { path, before, after } = other[index] ?? {};
      return each.path === path && each.before === before && each.after === after;
    })
  );
}
