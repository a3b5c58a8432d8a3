import { pointersAbove } from "../../json/pointer.js";

/** When something was written, by a clock that all tabs have, and the tab's name. Of two equal times the greater name counts as newer. */
export type Stamp = readonly [clock: number, tab: string];

/** When the places of a draft, JSON Pointers, were written last in any of the tabs that share it. */
export interface WrittenPlaces {
  note(path: string, stamp: Stamp): void;
  /** Whether the place, or one above it, was written at or after `stamp`. */
  isNewer(path: string, stamp: Stamp): boolean;
  /** Whether a place below it was written at or after `stamp`. */
  isNewerBelow(path: string, stamp: Stamp): boolean;
  /** When the place, or one above or below it, was written last; `undefined` where none was. */
  stampOf(path: string): Stamp | undefined;
  /** The places that were written. */
  paths(): string[];
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
    stampOf: (path) =>
      [at.get(path), newestBelow.get(path), ...pointersAbove(path).map((each) => at.get(each))].reduce(
        (newest, each) => (each && !(newest && isAfter(newest, each)) ? each : newest),
        undefined,
      ),
    paths: () => [...at.keys()],
  };
}

/** Whether a write was made at or after another. */
export function isAfter(stamp: Stamp | undefined, than: Stamp): boolean {
  if (!stamp) return false;
  return stamp[0] === than[0] ? stamp[1] >= than[1] : stamp[0] > than[0];
}
