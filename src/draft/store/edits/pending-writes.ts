import type { InstallationConfigContent } from "../../../contract/index.js";
import { isJsonObject, own } from "../../../json/object.js";
import { createOverlay, lay, nodeBelow, type Overlay } from "../../../json/overlay/overlay.js";
import { getIn, type Path } from "../../../json/path.js";
import { reconcile } from "../../../json/reconcile.js";
import { viewOf, type View } from "../../../json/overlay/view.js";
import type { Patch } from "../history/step.js";

/** What a write changed. */
export interface Written {
  /** The change at the topmost container that the write created, or else at its own path. */
  readonly patch: Patch;
  /** Whether no other pending write lies at, above or below that place. */
  readonly isAlone: boolean;
}

/** A tree with writes on top of it: a container is copied once, when somebody reads it. */
export interface PendingWrites {
  /** Returns the newest value at `path`; a container is copied where something was written into it. */
  read(path: Path): unknown;
  /** Whether anything stands at `path`; copies nothing. `null` counts as nothing. */
  has(path: Path): boolean;
  /** How many names the object at `path` has; copies nothing. */
  sizeOf(path: Path): number;
  /**
   * Writes a value, or `undefined` to remove what is there; containers that are missing on the way are made. Returns what it
   * changed, `undefined` where an equal value was there. The value is kept, not copied.
   */
  write(path: Path, value: unknown): Written | undefined;
  /** Returns what stays the same object until the pending writes are put into the tree or dropped. */
  token(): unknown;
  /** The tree to be looked at place by place, without a copy. */
  view(): View;
  /** Returns the tree with all that was written. */
  tree(): InstallationConfigContent;
  /** Returns the tree where no write is pending, else `undefined`; makes nothing. */
  knownTree(): InstallationConfigContent | undefined;
  /** Replaces the tree; the writes that nobody has read are dropped. */
  replace(tree: InstallationConfigContent): void;
  /** Makes the next tree reuse the references of this one where the two are equal. */
  recall(tree: InstallationConfigContent | undefined): void;
}

/** A place that something is written at or below, with values cached for it. */
interface Place extends Overlay {
  /** How many names the object there has. */
  size?: number;
  /** What its readers got before the newest writes. */
  given?: unknown;
}

/** Makes pending writes over a tree; a new tree takes the references of `bases()` where it comes out equal to one of them. */
// eslint-disable-next-line max-lines-per-function -- short functions over one tree of writes
export function createPendingWrites(
  start: InstallationConfigContent,
  bases: () => readonly unknown[],
): PendingWrites {
  let made = start;
  let previous: unknown = start;
  let recalled: unknown[] = [];
  let root: Place = createOverlay();

  const isMade = () => !root.isSet && !root.below;
  const candidates = () => [...bases(), ...recalled, previous];

  function find(path: Path): { value: unknown; place: Place | undefined } {
    let value: unknown = made;
    let place: Place | undefined = root;
    for (const name of path) {
      const next: Place | undefined = place?.below?.get(name);
      value = next?.isSet ? next.value : own(value, name);
      place = next;
    }
    return { value, place };
  }

  function read(path: Path): unknown {
    const { value, place } = find(path);
    if (!place?.below) return value;
    if (path.length === 0) return tree();
    const next = lay(value, place, [...candidates().map((each) => getIn(each, path)), place.given]);
    place.given = value;
    place.isSet = true;
    place.value = next;
    place.below = undefined;
    return next;
  }

  function tree(): InstallationConfigContent {
    if (isMade()) return made;
    const next = lay(made, root, candidates()) as InstallationConfigContent;
    root = createOverlay();
    recalled = [];
    if (next !== made) previous = made;
    made = next;
    return made;
  }

  function write(path: Path, value: unknown): Written | undefined {
    let place: Place = root;
    let container: unknown = made;
    let depth = 0;
    let isAlone = true;
    for (const name of path) {
      depth += 1;
      const next: Place | undefined = place.below?.get(name);
      const found = next?.isSet ? next.value : own(container, name);
      if (next?.isSet) isAlone = false;
      if (depth < path.length && (next?.below !== undefined || isJsonObject(found))) {
        place = next ?? nodeBelow(place, name);
        container = found;
        continue;
      }
      const isWhole = depth === path.length;
      if (value === undefined && !isWhole) return undefined;
      const at = isWhole ? path : path.slice(0, depth);
      const before = next?.below ? read(at) : found;
      const after = withReferences(at, before, isWhole ? value : nested(path.slice(depth), value));
      if (after === before) return undefined;
      if (next?.below) isAlone = false;
      set(place, name, before, after);
      return { patch: { path: at, before, after }, isAlone };
    }
    return undefined;
  }

  function set(container: Place, name: string, before: unknown, after: unknown) {
    const place: Place = nodeBelow(container, name);
    place.isSet = true;
    place.value = after;
    place.below = undefined;
    if ("size" in place) delete place.size;
    if (container.size === undefined) return;
    if (before === undefined) container.size += 1;
    else if (after === undefined) container.size -= 1;
  }

  function withReferences(path: Path, before: unknown, value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    const counterparts = [...candidates(), made].map((each) => getIn(each, path));
    return counterparts.reduceRight((kept, each) => reconcile(each, kept), reconcile(before, value));
  }

  function has(path: Path): boolean {
    const { value, place } = find(path);
    return place?.below !== undefined || (value !== undefined && value !== null);
  }

  function sizeOf(path: Path): number {
    if (!has(path)) return 0;
    let place: Place = root;
    for (const name of path) place = nodeBelow(place, name);
    return (place.size ??= countNames(find(path).value, place));
  }

  return {
    read,
    has,
    sizeOf,
    write,
    token: () => root,
    view: () => viewOf(made, root),
    tree,
    knownTree: () => (isMade() ? made : undefined),
    replace: (next) => {
      root = createOverlay();
      recalled = [];
      if (next !== made) previous = made;
      made = next;
    },
    recall: (each) => {
      if (each) recalled.unshift(each);
    },
  };
}

function countNames(value: unknown, place: Place): number {
  let count = isJsonObject(value) ? Object.keys(value).length : 0;
  place.below?.forEach((next, name) => {
    const wasThere = own(value, name) !== undefined;
    const isThere = next.below !== undefined || (next.isSet ? next.value !== undefined : wasThere);
    count += Number(isThere) - Number(wasThere);
  });
  return count;
}

/** Makes the containers that lead to a value. */
function nested(path: Path, value: unknown): unknown {
  return path.reduceRight((part, name) => Object.fromEntries([[name, part]]), value);
}
