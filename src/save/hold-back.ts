import type { InstallationConfigContent } from "../contract/index.js";
import { contentShape, shapeBelow, type Shape } from "../draft/merge/config-shape.js";
import type { Difference } from "../draft/merge/difference.js";
import { isJsonObject } from "../json/object.js";
import { getIn, setIn, type Path } from "../json/path.js";
import { formatPointer, isAtOrBelow, parsePointer } from "../json/pointer.js";

/** The configs that `holdBack` compares, and the check of a config. */
export interface HoldBackOptions {
  readonly saved: InstallationConfigContent | undefined;
  readonly difference: Difference | undefined;
  /** Lists the places, as JSON Pointers, at which a config would be wrong. */
  readonly findErrors: (config: InstallationConfigContent) => readonly string[];
}

/** A change to take back: at first only the place that is wrong, at most the part that changed as a whole. */
interface HeldPlace {
  path: Path;
  readonly shortest: number;
}

/**
 * Returns the draft with the changes taken back that are wrong at one of the places, so that the rest of it can be saved. Where
 * the rest is wrong without them, what lies around them is taken back, too; the saved config is returned where nothing is left.
 */
export function holdBack(
  draft: InstallationConfigContent,
  pointers: readonly string[],
  { saved, difference, findErrors }: HoldBackOptions,
): InstallationConfigContent {
  const places = pointers.map((pointer): HeldPlace => {
    const path = wholeValue(parsePointer(pointer));
    return { path, shortest: Math.min(path.length, lengthOfChange(path, difference)) };
  });
  for (;;) {
    const rest = places.reduce<unknown>((tree, { path }) => takeBack(tree, path, saved), draft);
    const errors = findErrors(rest as InstallationConfigContent);
    if (errors.length === 0) return rest as InstallationConfigContent;
    const wider = places.filter(({ path, shortest }) => path.length > shortest);
    if (wider.length === 0) return saved ?? draft;
    const near = wider.filter(({ path }) => {
      const around = formatPointer(path.slice(0, -1));
      return errors.some((error) => isAtOrBelow(error, around) || isAtOrBelow(around, error));
    });
    for (const place of near.length > 0 ? near : wider) place.path = place.path.slice(0, -1);
  }
}

/** Returns the part of a path that leads to a place that is one value; such a place is never split. */
function wholeValue(path: Path): Path {
  let shape: Shape | undefined = contentShape;
  for (const [index, name] of path.entries()) {
    if (shape?.isValue || shape?.choice?.includes(name)) return path.slice(0, index);
    shape = shapeBelow(shape, name);
  }
  return path;
}

/** Returns the length of the part of a path that leads to what changed as a whole; the whole length where the changes are below it. */
function lengthOfChange(path: Path, difference: Difference | undefined): number {
  let node = difference;
  for (const [index, name] of path.entries()) {
    if (node?.isWhole) return index;
    node = node?.below.get(name);
  }
  return path.length;
}

/** Takes back a change and removes the containers that become empty, except the parts that a new object must have. */
function takeBack(tree: unknown, path: Path, saved: unknown): unknown {
  const was = getIn(saved, path);
  const next = setIn(tree, path, was);
  const around = path.slice(0, -1);
  const left = getIn(next, around);
  const isEmptied = was === undefined && isJsonObject(left) && Object.keys(left).length === 0;
  const isOfNewObject = around.length < 5 && getIn(saved, around.slice(0, 3)) === undefined;
  if (!isEmptied || isOfNewObject || getIn(saved, around) !== undefined) return next;
  return takeBack(next, around, saved);
}
