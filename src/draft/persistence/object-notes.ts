import type { ConfigAction } from "../../contract/index.js";
import { configActions } from "../../facts/config-actions.js";
import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import { formatPointer, isPointer, parsePointer } from "../../json/pointer.js";
import type { ObjectPlace } from "../handlers/object-place.js";
import { fitsPlace } from "../merge/fits-shape.js";
import type { DisabledObject, KeptBeside } from "../store/draft-state.js";

/**
 * What a draft remembers of one object: a mapping has brought it, it was switched off with the settings it had, or the manifest's
 * defaults are still to come.
 */
export interface ObjectNote {
  /** The object's JSON Pointer. */
  readonly path: string;
  readonly isBrought: boolean;
  readonly disabled?: DisabledObject | undefined;
  /** Whether the manifest's defaults are still to come; missing from tabs of an earlier version. */
  readonly isPending?: boolean | undefined;
}

const readObject = (name: string) => formatPointer(["read", "objects", name]);
const pathOf = ({ action, objectName }: ObjectPlace) => formatPointer([action, "objects", objectName]);

/** Lists the notes of `after` that differ from those of `before`. */
export function listChangedNotes(before: KeptBeside, after: KeptBeside): ObjectNote[] {
  if (
    before.broughtObjects === after.broughtObjects &&
    before.disabledObjects === after.disabledObjects &&
    before.pendingDefaults === after.pendingDefaults
  ) {
    return [];
  }
  const paths = [before, after].flatMap(({ broughtObjects, disabledObjects, pendingDefaults }) => [
    ...broughtObjects.map(readObject),
    ...Object.keys(disabledObjects),
    ...pendingDefaults.map(pathOf),
  ]);
  return [...new Set(paths)]
    .filter((path) => !deepEqual(noteOf(before, path), noteOf(after, path)))
    .map((path) => noteOf(after, path));
}

/** Lists the notes of a draft, and those of the objects `known`, which may have none any more. */
export function listNotes(now: KeptBeside, known: readonly string[]): ObjectNote[] {
  const paths = [...listChangedNotes(noNotes, now).map(({ path }) => path), ...known];
  return [...new Set(paths)].map((path) => noteOf(now, path));
}

/** A draft that remembers nothing of any object. */
const noNotes: KeptBeside = { broughtObjects: [], disabledObjects: {}, pendingDefaults: [] };

function noteOf({ broughtObjects, disabledObjects, pendingDefaults }: KeptBeside, path: string): ObjectNote {
  const disabled = own(disabledObjects, path) as DisabledObject | undefined;
  const isBrought = broughtObjects.some((name) => readObject(name) === path);
  const isPending = pendingDefaults.some((place) => pathOf(place) === path);
  return { path, isBrought, isPending, ...(disabled && { disabled }) };
}

/** Returns `known` with the notes of some objects replaced by `notes`. */
export function withNotes(known: KeptBeside, notes: readonly ObjectNote[]): KeptBeside {
  const paths = notes.map(({ path }) => path);
  const isOther = (path: string) => !paths.includes(path);
  const told = notes.filter(({ isPending }) => isPending !== undefined).map(({ path }) => path);
  return {
    pendingDefaults: [
      ...known.pendingDefaults.filter((place) => !told.includes(pathOf(place))),
      ...notes.filter(({ isPending }) => isPending).map(placeOf),
    ],
    broughtObjects: [
      ...known.broughtObjects.filter((name) => isOther(readObject(name))),
      ...notes.filter(({ isBrought }) => isBrought).map(({ path }) => parsePointer(path)[2] ?? ""),
    ],
    disabledObjects: Object.fromEntries([
      ...Object.entries(known.disabledObjects).filter(([path]) => isOther(path)),
      ...notes.flatMap(({ path, disabled }) => (disabled ? [[path, disabled] as const] : [])),
    ]),
  };
}

function placeOf({ path }: ObjectNote): ObjectPlace {
  const [action, , objectName = ""] = parsePointer(path);
  return { action: action as ConfigAction, objectName };
}

/** Whether a value that another tab sent is a note. */
export function isObjectNote(value: unknown): value is ObjectNote {
  const [path, isBrought, disabled] = [own(value, "path"), own(value, "isBrought"), own(value, "disabled")];
  if (typeof path !== "string" || !isPointer(path)) return false;
  const place = parsePointer(path);
  const [action, objects] = place;
  return (
    place.length === 3 &&
    configActions.some((each) => each === action) &&
    objects === "objects" &&
    (isBrought === false || (isBrought === true && action === "read")) &&
    ["boolean", "undefined"].includes(typeof own(value, "isPending")) &&
    (disabled === undefined ||
      (isJsonObject(own(disabled, "object")) &&
        fitsPlace(place, own(disabled, "object")) &&
        fitsPlace(place, own(disabled, "saved"))))
  );
}
