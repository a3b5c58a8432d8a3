import { own } from "../../json/object.js";
import { createOverlay, nodeBelow, unsetInOverlay, type Overlay } from "../../json/overlay/overlay.js";
import type { Path } from "../../json/path.js";
import { callSafely } from "./call-safely.js";

interface Entry {
  readonly listener: () => void;
  isStopped: boolean;
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
  // Each place with listeners is set to a set of them: the same function may listen twice and stop once.
  const root = createOverlay();

  function add(path: Path, listener: () => void): () => void {
    let node = root;
    for (const name of path) node = nodeBelow(node, name);
    node.isSet = true;
    const entries = (node.value ??= new Set()) as Set<Entry>;
    const entry = { listener, isStopped: false };
    entries.add(entry);
    return () => {
      entry.isStopped = true;
      if (entries.delete(entry) && entries.size === 0) unsetInOverlay(root, path);
    };
  }

  function notify(places: readonly ChangedPlace[], start: Path = []) {
    const woken = new Set<Entry>();
    /** Returns the node at `path`. A container around a changed place has changed, too. */
    const wakeAbove = (from: Overlay | undefined, path: Path) => {
      let node = from;
      for (const name of path) {
        if (!node) return undefined;
        wake(node, woken);
        node = node.below?.get(name);
      }
      return node;
    };
    const top = places.length > 0 ? wakeAbove(root, start) : undefined;
    for (const { path, before, after } of top ? places : []) {
      const node = wakeAbove(top, path);
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

function wake({ value: entries }: Overlay, woken: Set<Entry>) {
  for (const entry of (entries as Set<Entry> | undefined) ?? []) woken.add(entry);
}

function collectChanged(node: Overlay, before: unknown, after: unknown, woken: Set<Entry>) {
  if (before === after) return;
  wake(node, woken);
  node.below?.forEach((child, name) => {
    collectChanged(child, own(before, name), own(after, name), woken);
  });
}
