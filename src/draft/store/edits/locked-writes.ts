import { deepEqual } from "../../../json/equal.js";
import { isJsonObject } from "../../../json/object.js";
import { getIn, setIn, startsWith, type Path } from "../../../json/path.js";
import { parsePointer } from "../../../json/pointer.js";
import { wholePlace } from "../../merge/changes-at.js";
import { shapeAt } from "../../merge/config-shape.js";

/** The places that the user's edits leave alone. */
export interface Locks {
  /** Replaces the locked places, JSON Pointers. Where one is no pointer, it throws a `SyntaxError` and changes nothing. */
  set(pointers: readonly string[]): void;
  /** Whether a place is locked, or lies in one that is. */
  has(path: Path): boolean;
  /** Returns `value` with locked parts as they are in the draft; `undefined` where nothing may be written. */
  allow(path: Path, value: unknown, read: (path: Path) => unknown): { readonly value: unknown } | undefined;
}

/** Makes locks that lock nothing. */
export function createLocks(): Locks {
  let locked: readonly Path[] = [];
  const has = (path: Path) => locked.some((place) => startsWith(path, place));
  return {
    set: (pointers) => {
      locked = pointers.flatMap((pointer) => withRestOfChoice(wholePlace(parsePointer(pointer))));
    },
    has: (path) => has(wholePlace(path)),
    allow: (path, value, read) => {
      if (locked.length > 0 && has(path)) return undefined;
      let allowed = value;
      for (const place of locked) {
        if (!startsWith(place, path)) continue;
        const below = place.slice(path.length);
        const [kept, given] = [read(place), getIn(allowed, below)];
        if (deepEqual(kept, given)) continue;
        // Without a container, the locked part would be lost.
        if (kept !== undefined && !isJsonObject(allowed)) return undefined;
        allowed = setIn(allowed, below, kept);
      }
      return { value: allowed };
    },
  };
}

/** The names of a choice are locked together: setting one replaces another. */
function withRestOfChoice(path: Path): Path[] {
  const container = path.slice(0, -1);
  const { choice = [] } = shapeAt(container) ?? {};
  return choice.includes(path.at(-1) ?? "") ? choice.map((name) => [...container, name]) : [path];
}
