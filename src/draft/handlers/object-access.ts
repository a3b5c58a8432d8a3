import type { ConfigAction } from "../../contract/index.js";
import type { JsonObject } from "../../json/object.js";
import { takeObject, takeValue } from "../store/edits/given-values.js";
import type { DraftStore } from "../store/draft-store-types.js";
import { createFieldNames } from "./field-names.js";
import { getIn, type Path } from "../../json/path.js";

/** How the helpers read: the store's `read`, or one that also notes what was read. */
export type Read = (path: Path) => unknown;

/** One object of one action in the draft: the ground that its helpers stand on. Places are below the object. */
export interface ObjectAccess {
  /** Reads for a getter; the contract's shape at that place is the caller's word. `null` is nothing. */
  read<TValue>(...path: Path): TValue | undefined;
  /** Whether the object is there, for a getter: it notes the object's name alone, which edits inside it leave as it is. */
  isThere(): boolean;
  /** Reads for a setter that depends on what is there. */
  peek(...path: Path): unknown;
  /** Whether anything is there, `null` aside. */
  has(...path: Path): boolean;
  /** How many names the object there has. */
  sizeOf(...path: Path): number;
  /** Reads what the saved config has there. `null` is nothing. */
  peekSaved(...path: Path): unknown;
  /** Adds the object where the draft lacks it. */
  add(): void;
  /** Copies a value that an app gave for a place; throws a `TypeError` that names it where the value is no JSON. */
  take(path: Path, given: unknown): unknown;
  /** As `take`; what is no object is refused, too. */
  takeObject(path: Path, given: object | undefined): JsonObject | undefined;
  /** Makes several edits one step of the history. */
  batch(edits: () => void): void;
  /** Sets a value, adding the object first; `undefined` removes the value and what that empties. */
  set(path: Path, value: unknown): void;
  /** As `set`, but what this empties stays. */
  put(path: Path, value: unknown): void;
  /**
   * Turns a switch to a state: nothing happens where the draft is in it already. Where the saved config is, by its value or by
   * having none, that is put back, so that there and back is no change; else `value` is set.
   */
  turn(path: Path, value: unknown, isInState: (value: unknown) => boolean): void;
  /** Whether the object is new and holds just what `add` puts into it, but for what stands at `except`. */
  isAsAdded(except?: Path): boolean;
  /** Whether the manifest has the object read for every customer who does not switch that off. */
  isAlwaysRead(): boolean;
  /** The names of the object's fields in the customer's CRM; none while they are not known. */
  fieldNames(): readonly string[];
  /** Whether a mapping has brought the object into the draft, and nobody has asked for it since. */
  isBrought(): boolean;
  setBrought(isBrought: boolean): void;
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
  const peekSaved = (...path: Path) => getIn(store.getSaved(), [...root, ...path]) ?? undefined;

  function set(path: Path, value: unknown) {
    if (value === undefined) store.remove([...root, ...path]);
    else put(path, value);
  }

  function put(path: Path, value: unknown) {
    const place = [...root, ...path];
    if (store.has(root)) return store.edit(place, value);
    // Before the object is added: what is refused changes nothing.
    const taken = takeValue(place, value);
    store.batch(() => {
      store.addObject(action, objectName);
      store.edit(place, taken);
    });
  }

  return {
    read: <TValue>(...path: Path) => (read([...root, ...path]) ?? undefined) as TValue | undefined,
    isThere: () => (read([...root, "objectName"]) ?? read(root) ?? undefined) !== undefined,
    peek: (...path) => store.read([...root, ...path]),
    has: (...path) => store.has([...root, ...path]),
    sizeOf: (...path) => store.sizeOf([...root, ...path]),
    peekSaved,
    take: (path, given) => takeValue([...root, ...path], given),
    takeObject: (path, given) => takeObject([...root, ...path], given),
    batch: (edits) => {
      store.batch(edits);
    },
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
    isAsAdded: (except) => store.isAsAdded(action, objectName, except),
    isAlwaysRead: () => store.isAlwaysRead(objectName),
    fieldNames: () => store.companion(createFieldNames).find?.(objectName) ?? [],
    isBrought: () => store.isBrought(objectName),
    setBrought: (isBrought) => {
      store.setBrought(objectName, isBrought);
    },
    remove: () => {
      store.remove(root);
    },
    setAside: () => {
      store.setObjectAside(action, objectName);
    },
  };
}
