import type { InstallationConfigContent } from "../../contract/index.js";
import { setInOverlay } from "../../json/overlay/overlay.js";
import { isEmptyObject, isJsonObject } from "../../json/object.js";
import { viewAt, viewOf, valueOf } from "../../json/overlay/view.js";
import { getIn, setIn, type Path } from "../../json/path.js";
import { overlaps, pathTreeOf } from "../../json/path-tree.js";
import { formatPointer, parsePointer } from "../../json/pointer.js";
import { deepEqual } from "../../json/equal.js";
import { listChanges } from "../merge/changes.js";
import { shapeAt, shapeBelow, type Shape } from "../merge/config-shape.js";
import { basesOf, conflictPlacesOf, type ConflictPlaces } from "../merge/conflicts.js";
import { configDifference, forEachWhole } from "../merge/difference.js";
import { nothing, type DraftState } from "../store/draft-state.js";
import type { Stamp } from "./written-places.js";

/** What one tab edited at a place, as it tells the others. */
export interface SharedEdit {
  /** JSON Pointer into the config. */
  readonly path: string;
  /** The value there now; an edit without one removed the place. */
  readonly value?: unknown;
  /** The saved value that the edit was made on; none where nothing was there or nothing is loaded yet. */
  readonly base?: unknown;
  /** The edit was taken back: the place is as in the saved config, as each tab knows it. */
  readonly isBack?: boolean;
  /** When it was made; only in a message of all edits, else the message's own time counts. */
  readonly at?: Stamp;
}

type Versions = Pick<DraftState, "saved" | "draft" | "conflicts">;

/**
 * Lists what the user edited between two versions of a draft: the leaves that were set, and the topmost places that were removed.
 * Where the saved config has changed, too, what only came from it is left out.
 */
export function listEdits(before: Versions, now: Versions): SharedEdit[] {
  const places = before.draft === now.draft ? [] : listPlaces(before.draft, now.draft);
  if (before.saved !== now.saved) {
    const edited = pathTreeOf([before, now].flatMap(leavesOf));
    return describe(
      places.filter((path) => overlaps(edited, path)),
      now,
      false,
    );
  }
  const pointers = Object.keys({ ...before.conflicts, ...now.conflicts });
  const decided = pointers.filter((each) => !deepEqual(before.conflicts[each], now.conflicts[each]));
  return describe([...places, ...decided.map(parsePointer)], now);
}

/** Lists the leaves that are edited now and were not before: an answer makes an edit of what was taken back while it was on its way. */
export function listNewEdits(before: Versions, now: Versions): string[] {
  const known = pathTreeOf(leavesOf(before));
  return leavesOf(now)
    .filter((path) => !overlaps(known, path))
    .map(formatPointer);
}

/** Lists all edits of a draft, and those of `known` that were taken back since. */
export function listAllEdits(now: Versions, known: readonly string[]): SharedEdit[] {
  const { saved = nothing, draft } = now;
  const back = known.map(parsePointer).filter((path) => isAsSaved(now, path));
  return describe([...listPlaces(saved, draft), ...back], now);
}

/** Lists places as edits, each with all that is in it. */
export function listWhole(now: Versions, pointers: readonly string[]): SharedEdit[] {
  return describe(pointers.map(parsePointer), now, false);
}

const isAsSaved = ({ saved, draft }: Versions, path: Path) =>
  deepEqual(getIn(saved, path), getIn(draft, path));

function describe(places: readonly Path[], now: Versions, mayBeBack = true): SharedEdit[] {
  const { saved, draft, conflicts } = now;
  const bases = viewOf(saved, basesOf(conflicts));
  const pointers = new Map(places.map((path) => [formatPointer(path), path]));
  return [...pointers].map(([pointer, path]) => {
    const [value, base] = [getIn(draft, path), valueOf(viewAt(bases, path))];
    return {
      path: pointer,
      ...(value !== undefined && { value }),
      ...(base !== undefined && { base }),
      ...(mayBeBack && isAsSaved(now, path) && { isBack: true }),
    };
  });
}

const leavesOf = ({ saved = nothing, draft }: Versions) =>
  listChanges(configDifference(saved, draft)).map(({ path }) => parsePointer(path));

/** Lists where a config differs from an earlier one: the leaves that are new or other, and the topmost places that are gone. */
function listPlaces(before: unknown, after: unknown): Path[] {
  const places: Path[] = [];
  const addSet = (path: Path, value: unknown, shape: Shape | undefined) => {
    if (shape?.isValue || !isJsonObject(value) || isEmptyObject(value)) places.push(path);
    else for (const name of Object.keys(value)) addSet([...path, name], value[name], shapeBelow(shape, name));
  };
  // What another tab has added to a section or a map of objects stays.
  const addRemoved = (path: Path, value: unknown) => {
    if (isFrame(formatPointer(path)) && isJsonObject(value))
      for (const name of Object.keys(value)) addRemoved([...path, name], value[name]);
    places.push(path);
  };
  forEachWhole(configDifference(before, after), (path, { before: was, after: is }) => {
    if (is === undefined || is === null) addRemoved(path, was);
    else if (isJsonObject(was)) places.push(path);
    else addSet(path, is, shapeAt(path));
  });
  return places;
}

/** Whether an edit only makes or removes what holds other places. It has no time of its own: what is in it has. */
export function isHolder({ path, value }: SharedEdit): boolean {
  return isFrame(path) || isEmptyObject(value);
}

/** The place whose time counts for an edit: the names of a choice, of which the newest is kept, share one. */
export function timedPlace({ path: pointer }: SharedEdit): string {
  const path = parsePointer(pointer);
  const around = path.slice(0, -1);
  const choice = shapeAt(around)?.choice ?? [];
  return choice.includes(path.at(-1) ?? "") ? formatPointer([...around, ...choice.slice(0, 1)]) : pointer;
}

/** Whether a place is a section or its map of objects. */
function isFrame(pointer: string): boolean {
  return /^\/((read|write|subscribe)(\/objects)?|proxy)$/.test(pointer);
}

/**
 * Lays edits of another tab on a draft. An edit is in conflict where the saved config has something else than what it was made
 * on. `undefined` where the edits make no config.
 */
export function layEdits(
  { saved, draft, conflicts }: Versions,
  edits: readonly SharedEdit[],
): { draft: InstallationConfigContent; conflicts: ConflictPlaces } | undefined {
  const laid = edits.reduce<unknown>((onto, each) => layEdit(onto, each, saved), draft);
  if (!isJsonObject(laid)) return undefined;
  const bases = basesOf(conflicts);
  for (const each of edits) {
    if (!saved || isHolder(each)) continue;
    const path = parsePointer(each.path);
    setInOverlay(bases, path, each.isBack ? getIn(saved, path) : each.base);
  }
  return { draft: laid, conflicts: conflictPlacesOf(bases) };
}

function layEdit(draft: unknown, { path: pointer, value, isBack }: SharedEdit, saved: unknown): unknown {
  const path = parsePointer(pointer);
  const present = getIn(draft, path);
  const next = isBack ? getIn(saved, path) : value;
  const isFull = isJsonObject(present) && !isEmptyObject(present);
  // What holds something here is not emptied: the other tab did not know of it.
  if (isFull && (isFrame(pointer) || isEmptyObject(next))) return draft;
  const around = path.slice(0, -1);
  const others = next === undefined ? [] : (shapeAt(around)?.choice ?? []);
  const chosen = others.reduce(
    (laid, name) => (name === path.at(-1) ? laid : setIn(laid, [...around, name], undefined)),
    draft,
  );
  return withoutEmptyFrames(setIn(chosen, path, next), around, saved);
}

/** Removes a section or a map of objects in which nothing is left, and that the saved config lacks. */
function withoutEmptyFrames(draft: unknown, path: Path, saved: unknown): unknown {
  const isLeft = !isEmptyObject(getIn(draft, path)) || getIn(saved, path) !== undefined;
  if (isLeft || !isFrame(formatPointer(path))) return draft;
  return withoutEmptyFrames(setIn(draft, path, undefined), path.slice(0, -1), saved);
}
