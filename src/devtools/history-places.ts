import type { DraftVersion, HistoryStep, HistoryVersions } from "../draft/store/history.js";

/** One of the drafts that the user has been at. */
export interface HistoryPlace {
  /** What led there from the place before; `undefined` at the first place. */
  readonly step: HistoryStep | undefined;
  /** How many steps there are to redo to get there; to undo where it is negative; 0 at the present draft. */
  readonly distance: number;
}

/** Lists the places of the history, the oldest first: always the present one, and those on both sides of it. */
export function listPlaces({ past, future }: HistoryVersions, now: DraftVersion): HistoryPlace[] {
  const versions = [...[...past].reverse(), { version: now, label: undefined, path: [] }, ...future];
  return versions.map((place, index) => {
    const distance = index - past.length;
    const previous = versions[index - 1];
    if (!previous) return { step: undefined, distance };
    // A step's name is kept with the version on its far side.
    const { label, path } = distance > 0 ? place : previous;
    const [before, after] = [previous.version.draft, place.version.draft];
    return { step: { label, path, before, after }, distance };
  });
}
