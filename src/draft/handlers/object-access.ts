import type { ConfigAction } from "../../contract/index.js";
import type { DraftStore } from "../store/draft-store.js";
import { getIn, type Path } from "../../json/path.js";

/** How the helpers read: the store's `read`, or one that also notes what was read. */
export type Read = (path: Path) => unknown;

/** One object of one action in the draft: the ground that the helpers of D1 stand on. */
export interface ObjectAccess {
  /** Reads below the object, for a getter; the contract's shape at that place is the caller's word. */
  read<TValue>(...path: Path): TValue | undefined;
  /** Reads below the object, for a setter that depends on what is there. */
  peek(...path: Path): unknown;
  /** Reads below the object as the saved config has it. */
  peekSaved(...path: Path): unknown;
  /** Adds the object where the draft lacks it (D7). */
  add(): void;
  /** Makes several edits one step of the history (D9). */
  batch(edits: () => void): void;
  /** Sets a value below the object, adding the object first; `undefined` removes the value and what that empties. */
  set(path: Path, value: unknown): void;
  /** As `set`, but what this empties stays. */
  put(path: Path, value: unknown): void;
  /**
   * Turns a switch below the object to a state: nothing happens where the draft is in it already. Where the saved config
   * is, by its value or by having none, that is put back, so that there and back is no change (D10); else `value` is set.
   */
  turn(path: Path, value: unknown, isInState: (value: unknown) => boolean): void;
  /** Whether the object is new and holds just what `add` puts into it. */
  isAsAdded(): boolean;
  /** Removes the object; `add` makes a new one. */
  remove(): void;
  /** Removes the object; `add` brings it back as it was. */
  setAside(): void;
}

/** Makes the access to one object of one action. */
export function createObjectAccess(
  store: DraftStore,
  read: Read,
  action: ConfigAction,
  objectName: string,
): ObjectAccess {
  const root = [action, "objects", objectName];
  const peekSaved = (...path: Path) => getIn(store.getSaved(), [...root, ...path]);

  function set(path: Path, value: unknown) {
    if (value === undefined) store.remove([...root, ...path]);
    else put(path, value);
  }

  function put(path: Path, value: unknown) {
    store.batch(() => {
      store.addObject(action, objectName);
      store.edit([...root, ...path], value);
    });
  }

  return {
    read: <TValue>(...path: Path) => read([...root, ...path]) as TValue | undefined,
    peek: (...path) => store.read([...root, ...path]),
    peekSaved,
    batch: store.batch,
    add: () => {
      store.addObject(action, objectName);
    },
    set,
    put,
    turn: (path, value, isInState) => {
      if (isInState(store.read([...root, ...path]))) return;
      const saved = peekSaved(...path);
      set(path, isInState(saved) ? saved : value);
    },
    isAsAdded: () => store.isAsAdded(action, objectName),
    remove: () => {
      store.remove(root);
    },
    setAside: () => {
      store.setObjectAside(action, objectName);
    },
  };
}
