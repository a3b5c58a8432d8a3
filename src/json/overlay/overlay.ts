import { isJsonObject, own, type JsonObject } from "../object.js";
import { withParts, type Path } from "../path.js";
import { NodesBelow } from "./nodes-below.js";

/**
 * Values set at places of a JSON tree, kept beside the tree. The cost of setting one depends on the length of its path, not on
 * the width of the containers. `undefined` is the value of a removed place.
 */
export interface Overlay {
  /** Whether a value is set at exactly this place; values set below are laid on it. */
  isSet: boolean;
  value: unknown;
  below: NodesBelow<Overlay> | undefined;
}

/** Makes an overlay that sets nothing. */
export function createOverlay(): Overlay {
  return { isSet: false, value: undefined, below: undefined };
}

/** Sets the value at `path`; what was set below it is forgotten. */
export function setInOverlay(overlay: Overlay, path: Path, value: unknown): void {
  let node = overlay;
  for (const name of path) node = nodeBelow(node, name);
  node.isSet = true;
  node.value = value;
  node.below = undefined;
}

/** Sets the value at `path` unless one is set there or above it; what is set below it is laid on the value. */
export function noteInOverlay(overlay: Overlay, path: Path, value: unknown): void {
  let node = overlay;
  for (const name of path) {
    if (node.isSet) return;
    node = nodeBelow(node, name);
  }
  if (node.isSet) return;
  node.value = node.below ? lay(value, node) : value;
  node.isSet = true;
  node.below = undefined;
}

/** Returns the node below a name, made where there is none. */
export function nodeBelow(node: Overlay, name: string): Overlay {
  node.below ??= new NodesBelow();
  let next = node.below.get(name);
  if (!next) node.below.add(name, (next = createOverlay()));
  return next;
}

/** Forgets what is set at `path`; what is set below it stays. */
export function unsetInOverlay(overlay: Overlay, path: Path, depth = 0): void {
  const name = path[depth];
  if (name === undefined) {
    overlay.isSet = false;
    overlay.value = undefined;
    return;
  }
  const next = overlay.below?.get(name);
  if (!next) return;
  unsetInOverlay(next, path, depth + 1);
  if (!next.isSet && !next.below && overlay.below?.drop(name)) overlay.below = undefined;
}

/** Finds the node at `path`; `undefined` where nothing is set at it or below it. */
export function findInOverlay(overlay: Overlay, path: Path): Overlay | undefined {
  let node: Overlay | undefined = overlay;
  for (const name of path) node = node?.below?.get(name);
  return node;
}

/** Returns the shortest part of `path` at which a value is set; `undefined` where there is none. */
export function setAtOrAbove(overlay: Overlay, path: Path): Path | undefined {
  let node: Overlay | undefined = overlay;
  for (let length = 0; node; length += 1) {
    if (node.isSet) return path.slice(0, length);
    const name = path[length];
    node = name === undefined ? undefined : node.below?.get(name);
  }
  return undefined;
}

/** Calls `visit` with each place that is set, and its value; containers before what is in them. */
export function forEachSet(
  overlay: Overlay,
  visit: (path: Path, value: unknown) => void,
  start: Path = [],
): void {
  const path = [...start];
  // A batch may have thousands of edits: this allocates one array per place, and no iterator.
  const go = (node: Overlay) => {
    if (node.isSet) visit(path.slice(), node.value);
    node.below?.forEach((next, name) => {
      path.push(name);
      go(next);
      path.pop();
    });
  };
  go(overlay);
}

/**
 * Returns `tree` with the values of the overlay: containers on the way are copied once, everything else keeps its reference.
 * A container that comes out equal to its counterpart in one of `candidates` (the first one wins) is that counterpart, so that
 * edits which are taken back give back the very tree that they started from.
 */
export function lay(tree: unknown, overlay: Overlay, candidates: readonly unknown[] = []): unknown {
  return layOn(tree, overlay, [...new Set(candidates)].filter(isJsonObject));
}

function layOn(tree: unknown, overlay: Overlay, counterparts: readonly JsonObject[]): unknown {
  const value = overlay.isSet ? overlay.value : tree;
  if (!overlay.below) return value;
  const record = isJsonObject(value) ? value : {};
  const parts: [string, unknown][] = [];
  overlay.below.forEach((node, name) => {
    const current = own(record, name);
    const next = node.below
      ? layOn(current, node, objectsAt(counterparts, name))
      : node.isSet
        ? node.value
        : current;
    if (next !== current) parts.push([name, next]);
  });
  if (parts.length === 0) return value;
  return counterparts.find((each) => isSameWith(record, parts, each)) ?? withParts(record, parts);
}

function objectsAt(records: readonly JsonObject[], name: string): readonly JsonObject[] {
  const found: JsonObject[] = [];
  for (const record of records) {
    const value = own(record, name);
    // Often all candidates are the saved draft, so they share this value.
    if (isJsonObject(value) && !found.includes(value)) found.push(value);
  }
  return found;
}

/** Whether `candidate` is `record` with the parts, compared by reference; decides by the parts first. */
function isSameWith(
  record: JsonObject,
  parts: readonly (readonly [string, unknown])[],
  candidate: JsonObject,
): boolean {
  let added = 0;
  let differing = 0;
  for (const [name, value] of parts) {
    if (own(candidate, name) !== value) return false;
    if (value === undefined) added -= 1;
    else {
      differing += 1;
      if (!Object.hasOwn(record, name)) added += 1;
    }
  }
  const names = Object.keys(candidate);
  if (names.length !== Object.keys(record).length + added) return false;
  for (const name of names) {
    if (record[name] === candidate[name]) continue;
    if (differing === 0) return false;
    differing -= 1;
  }
  return differing === 0;
}
