import { isJsonObject, member, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { deepFreeze } from "./draft-of.js";
import { namesOf } from "./json-tree.js";

/** A config as its leaves alone: JSON Pointer → JSON text. An empty object is a leaf too, but for the root. */
export type Leaves = ReadonlyMap<string, string>;

const EMPTY = "{}";

/** Writes an RFC 6901 pointer. */
export function pointerOf(names: readonly string[]): string {
  let pointer = "";
  for (const name of names)
    pointer += `/${/[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name}`;
  return pointer;
}

/** Reads the leaves of a config, which is frozen: whoever changes it afterwards throws. */
export function toLeaves(tree: unknown): Leaves {
  const leaves = isJsonObject(tree as Json) ? leavesBelow(tree as JsonObject) : none;
  return leaves.has("") ? none : leaves;
}

const none: Leaves = new Map();
/** Configs share what is equal in them, so most of a config has been read before. */
const read = new WeakMap<JsonObject, Leaves>();

/** The names of an update event of which one is set in place of the other (D15). */
const choice = ["watchFieldsAuto", "requiredWatchFields"];

/** The leaf that stands for the choice of an update event: which of the two names has which value. */
export const CHOICE = "/watched";

/** The leaf for the choice, where a place is one of the two names of an update event. */
export function placeOfChoice(place: string): string {
  return place.replace(/(\/updateEvent)\/(watchFieldsAuto|requiredWatchFields)$/, `$1${CHOICE}`);
}

function choiceOf(event: JsonObject): string | undefined {
  const chosen = choice.flatMap((name) => {
    const value = member(event, name);
    return value === undefined ? [] : [[name, value]];
  });
  return chosen.length > 0 ? JSON.stringify(deepFreeze(chosen)) : undefined;
}

/** The names that a choice has, as `choiceOf` wrote it. */
export function namesOfChoice(leaf: string | undefined): string[] {
  return leaf === undefined ? [] : (JSON.parse(leaf) as [string, unknown][]).map(([name]) => name);
}

function leavesBelow(tree: JsonObject, isEvent = false): Leaves {
  const before = read.get(tree);
  if (before) return before;
  const leaves = new Map<string, string>();
  const chosen = isEvent ? choiceOf(tree) : undefined;
  if (chosen !== undefined) leaves.set(CHOICE, chosen);
  for (const [name, part] of Object.entries(Object.freeze(tree))) {
    if (isEvent && choice.includes(name)) continue;
    const place = pointerOf([name]);
    // A default is one value (D15).
    if (!isJsonObject(part) || name === "default") leaves.set(place, JSON.stringify(deepFreeze(part)));
    else
      leavesBelow(part, name === "updateEvent").forEach((value, below) => leaves.set(place + below, value));
  }
  if (leaves.size === 0) leaves.set("", EMPTY);
  read.set(tree, leaves);
  return leaves;
}

/** The leaves that are no empty objects. */
export function fullLeaves(leaves: Leaves): Map<string, string> {
  return new Map([...leaves].filter(([, value]) => value !== EMPTY));
}

export function isSame(a: Leaves, b: Leaves): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [pointer, value] of a) if (b.get(pointer) !== value) return false;
  return true;
}

/** Whether the pointer is the place or lies below it. */
export function isWithin(place: string, pointer: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** The leaves at and below a place. */
export function leavesWithin(leaves: Leaves, place: string): Map<string, string> {
  const found = new Map<string, string>();
  const start = `${place}/`;
  for (const [at, value] of leaves) if (at === place || at.startsWith(start)) found.set(at, value);
  return found;
}

/** A copy with the leaves of another config at and below a place; the container that this empties stays. */
export function withPlace(leaves: Leaves, place: string, from: Leaves): Map<string, string> {
  const rest = [...leaves].filter(([pointer]) => !isWithin(place, pointer));
  const container = placesAbove(place).at(-1);
  const isThere = container !== undefined && [...leaves.keys()].some((at) => isWithin(container, at));
  return tidy(new Map([...rest, ...leavesWithin(from, place)]), isThere ? [container] : []);
}

const containers = new WeakMap<Leaves, ReadonlySet<string>>();

/** Every container, the root aside. */
function containersOf(leaves: Leaves): ReadonlySet<string> {
  let found = containers.get(leaves);
  if (!found) containers.set(leaves, (found = findContainers(leaves)));
  return found;
}

function findContainers(leaves: Leaves): Set<string> {
  const containers = new Set<string>();
  for (const [pointer, value] of leaves) {
    for (const place of placesAbove(pointer)) containers.add(place);
    if (value === EMPTY) containers.add(pointer);
  }
  return containers;
}

const known = new Map<string, readonly string[]>();

/** The containers of a place from the top down, the root aside. */
export function placesAbove(pointer: string): readonly string[] {
  let places = known.get(pointer);
  if (!places) {
    const names = namesOf(pointer);
    places = names.slice(0, -1).map((_, depth) => pointerOf(names.slice(0, depth + 1)));
    known.set(pointer, places);
  }
  return places;
}

/** Adds the containers that hold nothing as empty objects, and drops the empty objects that hold something. */
function tidy(leaves: Map<string, string>, containers: Iterable<string>): Map<string, string> {
  const full = new Set<string>();
  for (const place of containers) leaves.set(place, leaves.get(place) ?? EMPTY);
  for (const pointer of leaves.keys()) for (const place of placesAbove(pointer)) full.add(place);
  for (const [pointer, value] of leaves) if (value === EMPTY && full.has(pointer)) leaves.delete(pointer);
  return leaves;
}

/**
 * D11, leaf by leaf: what the user changed is kept, everything else is the server's. Where one side removed a whole
 * container, leaves cannot stand alone: what the user removed stays removed, and what the server removed stays whole where
 * the user set something in it.
 */
export function layEdits(base: Leaves, mine: Leaves, theirs: Leaves): Leaves {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base)) return mine;
  const [inBase, inMine, inTheirs] = [containersOf(base), containersOf(mine), containersOf(theirs)];
  const isSetByMe = ([at, value]: [string, string]) =>
    base.get(at) !== value && !(value === EMPTY && inBase.has(at));
  const result = new Map<string, string>();
  for (const pointer of new Set([...mine.keys(), ...theirs.keys()])) {
    const removed = [...placesAbove(pointer), pointer].find(
      (place) => inBase.has(place) && inMine.has(place) !== inTheirs.has(place),
    );
    let value = mine.get(pointer) === base.get(pointer) ? theirs.get(pointer) : mine.get(pointer);
    if (removed !== undefined) {
      const isKept = [...leavesWithin(mine, removed)].some(isSetByMe);
      value = isKept ? mine.get(pointer) : undefined;
    }
    if (value !== undefined) result.set(pointer, value);
  }
  return tidy(
    result,
    [...inMine].filter((place) => inTheirs.has(place)),
  );
}

/**
 * The topmost places at which two configs differ: single leaves, or a container that one of them lacks. An empty object is none
 * where the other one has something in it.
 */
export function differingPlaces(before: Leaves, after: Leaves): string[] {
  if (before === after) return [];
  const [inBefore, inAfter] = [containersOf(before), containersOf(after)];
  const pointers = new Set([...before.keys(), ...after.keys()]);
  const isInBoth = (pointer: string) => inBefore.has(pointer) && inAfter.has(pointer);
  const places = [...pointers]
    .filter((pointer) => before.get(pointer) !== after.get(pointer))
    .filter((pointer) => [before, after].every((each) => each.get(pointer) !== EMPTY) || !isInBoth(pointer))
    .map(
      (pointer) =>
        [...placesAbove(pointer), pointer].find((at) => inBefore.has(at) !== inAfter.has(at)) ?? pointer,
    );
  return [...new Set(places)];
}

/**
 * D11: the places that the server changed since the base and that the draft has otherwise: single leaves, or a container
 * that one side lacks, as a whole.
 */
export function contestedPlaces(base: Leaves, mine: Leaves, theirs: Leaves): string[] {
  if (base === theirs || mine === theirs) return [];
  const changed = [...new Set([...base.keys(), ...theirs.keys()])].filter(
    (pointer) => base.get(pointer) !== theirs.get(pointer),
  );
  if (changed.length === 0) return [];
  const [inMine, inTheirs] = [containersOf(mine), containersOf(theirs)];
  const places = new Set<string>();
  for (const pointer of changed) {
    const path = [...placesAbove(pointer), pointer];
    const place = path.find((at) => inMine.has(at) !== inTheirs.has(at)) ?? pointer;
    if (places.has(place) || (inMine.has(place) && inTheirs.has(place))) continue;
    const is = leavesWithin(theirs, place);
    if (isSame(leavesWithin(base, place), is) || isSame(leavesWithin(mine, place), is)) continue;
    places.add(place);
  }
  return [...places].sort();
}
