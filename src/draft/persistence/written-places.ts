import { pointersAbove } from "../../json/pointer.js";

/** When something was written: a Lamport clock and the tab's name. Of two equal clocks the greater name counts as newer. */
export type Stamp = readonly [clock: number, tab: string];

/** When the places of a draft, JSON Pointers, were written last in any of the tabs that share it. */
export interface WrittenPlaces {
  note(path: string, stamp: Stamp): void;
  /** Whether the place, or one above it, was written at or after `stamp`. */
  isNewer(path: string, stamp: Stamp): boolean;
  /** Whether a place below it was written at or after `stamp`. */
  isNewerBelow(path: string, stamp: Stamp): boolean;
}

/** Makes a record of no writes. */
export function createWrittenPlaces(): WrittenPlaces {
  const at = new Map<string, Stamp>();
  const newestBelow = new Map<string, Stamp>();
  return {
    note: (path, stamp) => {
      at.set(path, stamp);
      for (const above of pointersAbove(path)) {
        if (!isAfter(newestBelow.get(above), stamp)) newestBelow.set(above, stamp);
      }
    },
    isNewer: (path, stamp) => [path, ...pointersAbove(path)].some((each) => isAfter(at.get(each), stamp)),
    isNewerBelow: (path, stamp) => isAfter(newestBelow.get(path), stamp),
  };
}

function isAfter(stamp: Stamp | undefined, than: Stamp): boolean {
  if (!stamp) return false;
  return stamp[0] === than[0] ? stamp[1] >= than[1] : stamp[0] > than[0];
}
