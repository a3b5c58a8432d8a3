import type { DraftStore } from "../store/draft-store-types.js";
import { listNotes } from "./object-notes.js";
import { isHolder, listAllEdits, timedPlace, type SharedEdit } from "./shared-edits.js";
import type { SharedNote, TabMessage } from "./tab-channel.js";
import { createWrittenPlaces, isAfter, type Stamp, type WrittenPlaces } from "./written-places.js";

/** All edits and notes of a tab, also those that were taken back, with the time of each. */
export interface AllEdits {
  /** Lists them; what has no time yet gets `now`. */
  list(now: Stamp): { edits: SharedEdit[]; notes: SharedNote[] };
  /** Whether this tab has one that the sender of a message of all edits does not know. */
  isAhead(message: TabMessage, now: Stamp): boolean;
}

/** The beginning of a note's name among the written places; no place of the draft has such a name. */
const NOTE = "note:";

/** The name of an object's note among the written places. */
export const placeOfNote = (path: string) => `${NOTE}${path}`;

/** Makes the list of a draft's edits, whose times are in `written`. */
export function createAllEdits(store: DraftStore, written: WrittenPlaces): AllEdits {
  function list(now: Stamp) {
    const places = written.paths();
    const edited = places.filter((place) => !place.startsWith(NOTE));
    const noted = places.filter((place) => place.startsWith(NOTE)).map((place) => place.slice(NOTE.length));
    const timeOf = (place: string): Stamp => {
      const at = written.stampOf(place) ?? now;
      written.note(place, at);
      return at;
    };
    const edits = listAllEdits(store.getState(), edited);
    const notes = listNotes(store.getState(), noted);
    return {
      edits: edits.map((each) => (isHolder(each) ? each : { ...each, at: timeOf(timedPlace(each)) })),
      notes: notes.map((each) => ({ ...each, at: timeOf(placeOfNote(each.path)) })),
    };
  }

  return {
    list,
    isAhead: ({ edits, notes = [] }, now) => {
      const mine = list(now);
      return hasUntold(mine.edits, edits) || hasUntold(mine.notes, notes);
    },
  };
}

type Timed = SharedEdit | SharedNote;

/** Whether one of `mine` is newer than all that was told of its place, and of those above and below it. */
function hasUntold(mine: readonly Timed[], told: readonly Timed[]): boolean {
  const known = createWrittenPlaces();
  for (const { path, at } of told) if (at) known.note(path, at);
  return mine.some(({ path, at }) => at && !isAfter(known.stampOf(path), at));
}
