import type { HistoryVersions } from "../draft/store/draft-store.js";
import type { HistoryStep } from "../draft/store/history/step.js";

/** One of the drafts that the user has been at. */
export interface HistoryPlace {
  /** What led there from the place before; `undefined` at the first place. */
  readonly step: HistoryStep | undefined;
  /** How many steps there are to redo to get there; to undo where it is negative; 0 at the present draft. */
  readonly distance: number;
}

/** Lists the places of the history, the oldest first: always the present one, and those on both sides of it. */
export function listPlaces({ past, future }: HistoryVersions): HistoryPlace[] {
  const steps = [...[...past].reverse(), ...future].map(({ step }) => step);
  return [undefined, ...steps].map((step, index) => ({ step, distance: index - past.length }));
}
