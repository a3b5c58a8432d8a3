import type { Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";
import { rebase } from "../merge/rebase.js";

/** The objects that were switched off in one draft, so that switching them on again brings their settings back. */
export interface SetAside {
  /** Keeps the object that stood at `path`, and what the saved config had there. */
  keep(path: Path, object: unknown, saved: unknown): void;
  /**
   * Hands out the object kept for `path`, its edits laid on what the saved config has there now (D11); `undefined` where
   * none is kept, or where the server has removed the object meanwhile.
   */
  take(path: Path, saved: unknown): unknown;
  forget(path: Path): void;
  clear(): void;
}

/** Makes an empty set: nothing was switched off. */
export function createSetAside(): SetAside {
  const kept = new Map<string, { object: unknown; saved: unknown }>();
  return {
    keep: (path, object, saved) => {
      kept.set(formatPointer(path), { object, saved });
    },
    take: (path, saved) => {
      const found = kept.get(formatPointer(path));
      kept.delete(formatPointer(path));
      if (!found || (found.saved !== undefined && saved === undefined)) return undefined;
      return rebase(found.saved, found.object, saved);
    },
    forget: (path) => {
      kept.delete(formatPointer(path));
    },
    clear: () => {
      kept.clear();
    },
  };
}
