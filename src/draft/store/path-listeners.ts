import { own } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { callSafely } from "./call-safely.js";

interface Entry {
  readonly listener: () => void;
  isStopped: boolean;
}

interface ListenerNode {
  /** One entry for each `add`: the same function may listen twice and stop once. */
  readonly entries: Set<Entry>;
  readonly below: Map<string, ListenerNode>;
}

/** One place whose value changed. */
export interface ChangedPlace {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** Listeners kept by path, so that one edit wakes only those whose value changed. */
export interface PathListeners {
  /** Calls `listener` after the value at `path` changed; returns the function that stops it. */
  add(path: Path, listener: () => void): () => void;
  /**
   * Calls every listener at, above or below the places whose value differs by reference. The places are relative to `start`.
   * A function is called at most once, and not after another listener has stopped it. An error of one listener does not keep
   * the others from being called: the platform reports it as uncaught.
   */
  notify(places: readonly ChangedPlace[], start?: Path): void;
}

/** Makes an empty set of listeners. */
export function createPathListeners(): PathListeners {
  const root = createNode();

  function add(path: Path, listener: () => void): () => void {
    let node = root;
    for (const name of path) {
      let next = node.below.get(name);
      if (!next) node.below.set(name, (next = createNode()));
      node = next;
    }
    const entry = { listener, isStopped: false };
    node.entries.add(entry);
    return () => {
      entry.isStopped = true;
      node.entries.delete(entry);
      prune(root, path);
    };
  }

  function notify(places: readonly ChangedPlace[], start: Path = []) {
    const woken = new Set<Entry>();
    for (const { path, before, after } of places) {
      let node: ListenerNode | undefined = root;
      for (const name of [...start, ...path]) {
        if (!node) break;
        // A container around a changed place has changed, too.
        for (const entry of node.entries) woken.add(entry);
        node = node.below.get(name);
      }
      if (node) collectChanged(node, before, after, woken);
    }
    const called = new Set<() => void>();
    for (const { listener, isStopped } of woken) {
      if (isStopped || called.has(listener)) continue;
      called.add(listener);
      callSafely(listener);
    }
  }

  return { add, notify };
}

function createNode(): ListenerNode {
  return { entries: new Set(), below: new Map() };
}

function collectChanged(node: ListenerNode, before: unknown, after: unknown, woken: Set<Entry>) {
  if (before === after) return;
  for (const entry of node.entries) woken.add(entry);
  for (const [name, child] of node.below) {
    collectChanged(child, own(before, name), own(after, name), woken);
  }
}

/** Drops the nodes on the way to `path` that have no listeners left at or below them. */
function prune(node: ListenerNode, [name, ...rest]: Path): boolean {
  const child = name === undefined ? undefined : node.below.get(name);
  if (child && name !== undefined && prune(child, rest)) node.below.delete(name);
  return node.entries.size === 0 && node.below.size === 0;
}
