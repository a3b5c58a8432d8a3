import type { Conflict } from "../../../draft/merge/conflicts.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { groupByPlace } from "../../../json/by-place.js";
import { memoize } from "../../../json/memoize.js";
import { parsePointer, pointersAbove } from "../../../json/pointer.js";
import { createNews } from "./news.js";
import type { PlaceSource } from "./place-sources.js";

/** Makes a source of the conflicts at or below a place, and of one that the place lies in. */
export function createConflictsSource(store: DraftStore, pointer: string): PlaceSource<readonly Conflict[]> {
  if (pointer === "") return { subscribe: store.subscribeState, get: store.conflicts };
  // Throws where it is no pointer.
  parsePointer(pointer);
  const all = store.companion(createConflictNews);
  let last: { all: readonly Conflict[]; here: readonly Conflict[] } = { all: none, here: none };
  return {
    subscribe: all.subscribe,
    get: () => {
      const conflicts = store.conflicts();
      if (last.all !== conflicts) {
        const next = conflictsAt(conflicts, pointer);
        const isSame =
          next.length === last.here.length && next.every((each, index) => each === last.here[index]);
        last = { all: conflicts, here: isSame ? last.here : next };
      }
      return last.here;
    },
  };
}

const none: readonly Conflict[] = [];

const byPlaceOf = memoize((conflicts: readonly Conflict[]) => groupByPlace(conflicts, ({ path }) => path));

function conflictsAt(conflicts: readonly Conflict[], pointer: string): readonly Conflict[] {
  if (conflicts.length === 0) return none;
  const groups = byPlaceOf(conflicts);
  const below = groups.get(pointer);
  if (below) return below;
  for (const above of pointersAbove(pointer)) {
    const around = groups.get(above)?.find(({ path }) => path === above);
    if (around) return [around];
  }
  return none;
}

function createConflictNews(store: DraftStore) {
  return createNews(store.conflicts, store.subscribeState);
}
