import type { ConfigAction } from "../../contract/index.js";
import { fieldKeyOf } from "../../facts/field-identity.js";
import type { JsonObject } from "../../json/object.js";
import { isPlain, takeObject, takeValue } from "../store/edits/given-values.js";
import type { DraftStore } from "../store/draft-store-types.js";
import { createFieldNames } from "./field-names.js";
import { getIn, type Path } from "../../json/path.js";
import { formatPointer } from "../../json/pointer.js";

/** How the helpers read: the store's `read`, or one that also notes what was read. */
export type Read = (path: Path) => unknown;

/** Reads and edits one object of one action in the draft, for its helpers. Paths are relative to the object. */
export interface ObjectAccess {
  /** Reads for a getter. Nothing checks that the value is a `TValue`. `null` reads as `undefined`. */
  read<TValue>(...path: Path): TValue | undefined;
  /** Whether the object is there, for a getter. It reads only the object's name, which edits inside the object do not change. */
  isThere(): boolean;
  /** Reads for a setter that depends on what is there. */
  peek(...path: Path): unknown;
  /** Whether anything is there; `null` counts as nothing. */
  has(...path: Path): boolean;
  /** How many names the object there has. */
  sizeOf(...path: Path): number;
  /** Reads what the saved config has there. `null` reads as `undefined`. */
  peekSaved(...path: Path): unknown;
  /** Whether edits leave a place alone. An edit of several places makes nothing where the leading one is locked. */
  isLocked(...path: Path): boolean;
  /** Adds the object where the draft lacks it. */
  add(): void;
  /** Copies a value that an app gave for a place; throws a `TypeError` that names the place where the value is no JSON. */
  take(path: Path, given: unknown): unknown;
  /** As `take`, but also refuses a value that is no object. */
  takeObject(path: Path, given: object | undefined): JsonObject | undefined;
  /** Makes several edits one step of the history. */
  batch(edits: () => void): void;
  /** Sets a value, adding the object first; `undefined` removes the value and emptied containers that the saved config lacks. */
  set(path: Path, value: unknown): void;
  /** As `set`, but containers that this empties stay. */
  put(path: Path, value: unknown): void;
  /**
   * Turns a switch to a state. Does nothing where the draft is in that state already. Where the saved config is in that state,
   * puts the saved value back, or removes the value if there is none: then on and off again is no change. Else sets `value`.
   */
  setSwitch(path: Path, value: unknown, isInState: (value: unknown) => boolean): void;
  /** Whether the object is new and holds just what `add` puts into it; what stands at `except` does not count. */
  isAsAdded(except?: Path): boolean;
  /** Whether the manifest has the object read for every customer who does not switch that off. */
  isAlwaysRead(): boolean;
  /** The names of the object's fields in the customer's CRM; none while they are not known. */
  fieldNames(): readonly string[];
  /** The key of a field's name: names with the same key are one field to the customer's CRM. */
  fieldKey: (name: unknown) => string;
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
    // Before the object is added: a refused value must change nothing.
    const taken = takeValue(place, value);
    if (store.isLocked(formatPointer(place))) return;
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
    // What is plain needs no path for an error: figure `batch` of the bench.
    take: (path, given) => (isPlain(given) ? given : takeValue([...root, ...path], given)),
    takeObject: (path, given) => takeObject([...root, ...path], given),
    batch: store.batch,
    isLocked: (...path) => store.isLocked(formatPointer([...root, ...path])),
    add: () => {
      store.addObject(action, objectName);
    },
    set,
    put,
    setSwitch: (path, value, isInState) => {
      if (isInState(store.read([...root, ...path]))) return;
      const saved = peekSaved(...path);
      set(path, isInState(saved) ? saved : value);
    },
    isAsAdded: (except) => store.isAsAdded(action, objectName, except),
    isAlwaysRead: () => store.isAlwaysRead(objectName),
    fieldNames: () => store.companion(createFieldNames).find?.(objectName) ?? [],
    fieldKey: (name) => fieldKeyOf(String(store.read(["provider"])))(String(name)),
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
