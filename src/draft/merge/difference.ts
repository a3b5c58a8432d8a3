import { deepEqual } from "../../json/equal.js";
import { forEachName, isJsonObject, own, type JsonObject } from "../../json/object.js";
import type { Path } from "../../json/path.js";
import { addPath, createPathTree, placesBelow, type PathTree } from "../../json/path-tree.js";
import { isObjectView, valueOf, viewBelow, viewOf, type View } from "../../json/overlay/view.js";
import { contentShape, isMixedChoice, presentAt, shapeBelow, type Shape } from "./config-shape.js";

/**
 * Where two configs differ, as a tree of their names. It ends at the topmost places that differ as a whole: leaves, lists and
 * other single values, and containers that one side lacks.
 */
export interface Difference {
  /** Whether this place differs as a whole; else the places below it do. */
  readonly isWhole: boolean;
  /** The values of each side. Both are `undefined` where only places below differ, unless a name of a choice is among them. */
  readonly before: unknown;
  readonly after: unknown;
  /** The names below that differ. An object whose choice makes it differ as a whole has them, too. */
  readonly below: ReadonlyMap<string, Difference>;
}

/** How a difference is looked for. */
export interface DifferenceOptions {
  readonly shape?: Shape | undefined;
  /** The only places that may differ; left out where every place may. */
  readonly places?: PathTree | undefined;
}

const none: ReadonlyMap<string, Difference> = new Map();

/** Finds where `after` differs from `before`; `undefined` if nowhere. Skips parts that are the same reference on both sides. */
export function findDifference(
  before: unknown,
  after: unknown,
  options: DifferenceOptions = {},
): Difference | undefined {
  return differenceOfView(before, viewOf(after), options);
}

/** Finds where two configs differ; `places` as in `DifferenceOptions`. */
export function configDifference(before: unknown, after: unknown, places?: PathTree): Difference | undefined {
  return findDifference(before, after, { shape: contentShape, places });
}

/** As `findDifference`, for a view. With `places`, containers are copied only where they differ as a whole or in a choice. */
export function differenceOfView(
  before: unknown,
  after: View,
  { shape, places }: DifferenceOptions,
): Difference | undefined {
  if (!after.laid && after.value === before) return undefined;
  const was = presentAt(before, shape);
  if (shape?.isValue || !isJsonObject(was) || !isObjectView(after)) {
    const is = valueOf(after);
    if (deepEqual(was, presentAt(is, shape))) return undefined;
    return { isWhole: true, before, after: is, below: none };
  }
  const below = differencesBelow(was, after, { shape, places });
  if (below.size === 0) return undefined;
  const { choice } = shape ?? {};
  if (!choice?.some((name) => below.has(name))) {
    return { isWhole: false, before: undefined, after: undefined, below };
  }
  const is = valueOf(after);
  return { isWhole: isMixedChoice([was, is], choice), before, after: is, below };
}

function differencesBelow(was: JsonObject, after: View, { shape, places }: DifferenceOptions) {
  const below = new Map<string, Difference>();
  const compare = (name: string) => {
    const found = differenceOfView(own(was, name), viewBelow(after, name), {
      shape: shapeBelow(shape, name),
      places: placesBelow(places, name),
    });
    if (found) below.set(name, found);
  };
  if (places && !places.isSet) {
    places.below?.forEach((_, name) => {
      compare(name);
    });
  } else forEachName(was, valueOf(after) as JsonObject, compare); // an object: checked by `isObjectView` above
  return below;
}

/** The places that differ as a whole. */
export function placesOf(difference: Difference | undefined): PathTree {
  const places = createPathTree();
  forEachWhole(difference, (path) => {
    addPath(places, path);
  });
  return places;
}

/** Calls `visit` with each place that differs as a whole; the path is the visitor's own. */
export function forEachWhole(
  difference: Difference | undefined,
  visit: (path: string[], difference: Difference) => void,
  start: Path = [],
): void {
  const path = [...start];
  const go = (node: Difference) => {
    if (node.isWhole) visit(path.slice(), node);
    else {
      for (const [name, each] of node.below) {
        path.push(name);
        go(each);
        path.pop();
      }
    }
  };
  if (difference) go(difference);
}
