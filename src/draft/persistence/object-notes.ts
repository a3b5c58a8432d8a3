import { deepEqual } from "../../json/equal.js";
import { isJsonObject, own } from "../../json/object.js";
import { formatPointer, isPointer, parsePointer } from "../../json/pointer.js";
import type { DisabledObject, KeptBeside } from "../store/draft-state.js";

/** What a draft remembers of one object: a mapping has brought it, or it was switched off with the settings it had. */
export interface ObjectNote {
  /** The object's JSON Pointer. */
  readonly path: string;
  readonly isBrought: boolean;
  readonly disabled?: DisabledObject | undefined;
}

/** The parts of the state that notes are made of. */
export type NotedObjects = Pick<KeptBeside, "broughtObjects" | "disabledObjects">;

const readObject = (name: string) => formatPointer(["read", "objects", name]);

/** The notes of the objects of which `after` remembers something else than `before`. */
export function listChangedNotes(before: NotedObjects, after: NotedObjects): ObjectNote[] {
  if (before.broughtObjects === after.broughtObjects && before.disabledObjects === after.disabledObjects) {
    return [];
  }
  const paths = [before, after].flatMap(({ broughtObjects, disabledObjects }) => [
    ...broughtObjects.map(readObject),
    ...Object.keys(disabledObjects),
  ]);
  return [...new Set(paths)]
    .filter((path) => !deepEqual(noteOf(before, path), noteOf(after, path)))
    .map((path) => noteOf(after, path));
}

function noteOf({ broughtObjects, disabledObjects }: NotedObjects, path: string): ObjectNote {
  const disabled = own(disabledObjects, path) as DisabledObject | undefined;
  const isBrought = broughtObjects.some((name) => readObject(name) === path);
  return { path, isBrought, ...(disabled && { disabled }) };
}

/** What is remembered once some notes are taken over. */
export function withNotes(known: NotedObjects, notes: readonly ObjectNote[]): NotedObjects {
  const paths = notes.map(({ path }) => path);
  const isOther = (path: string) => !paths.includes(path);
  return {
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

/** Whether something that another tab told is a note. */
export function isObjectNote(value: unknown): value is ObjectNote {
  const [path, disabled] = [own(value, "path"), own(value, "disabled")];
  return (
    typeof path === "string" &&
    isPointer(path) &&
    parsePointer(path).length === 3 &&
    typeof own(value, "isBrought") === "boolean" &&
    (disabled === undefined || (isJsonObject(disabled) && own(disabled, "object") !== undefined))
  );
}
