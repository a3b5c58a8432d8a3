import type { InstallationConfigContent } from "../../../contract/index.js";
import { deepEqual } from "../../../json/equal.js";
import { forEachName, isJsonObject, own } from "../../../json/object.js";
import { createOverlay, lay, setInOverlay } from "../../../json/overlay/overlay.js";
import { getIn, type Path } from "../../../json/path.js";
import { pathTreeOf, placesBelow, type PathTree } from "../../../json/path-tree.js";
import { formatPointer, parsePointer } from "../../../json/pointer.js";
import { reconcile } from "../../../json/reconcile.js";
import type { ConflictPlaces } from "../../merge/conflicts.js";
import type { DraftVersion, VersionTransform } from "../draft-state.js";
import { isNeedless, type ConflictPatch, type Move, type Outcome, type Patch, type Step } from "./step.js";

/** Which side of a step a version is on. */
type Side = "before" | "after";

/**
 * Returns the version of the draft on one side of a step, given the one on the other side. What comes out equal to a part of
 * one of the `known` trees has its references.
 */
export function versionBeside(
  { draft, conflicts }: DraftVersion,
  step: Step,
  { side, known }: { side: Side; known: readonly unknown[] },
): DraftVersion {
  const overlay = createOverlay();
  const patches = side === "before" ? [...step.patches].reverse() : step.patches;
  for (const patch of patches) {
    setInOverlay(overlay, patch.path, reconcile(getIn(draft, patch.path), patch[side]));
  }
  const places = { ...conflicts };
  for (const { path, ...sides } of step.conflictPatches) {
    const [pointer, place] = [formatPointer(path), sides[side]];
    if (place) places[pointer] = place;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- of a copy of our own; pointers are no names of prototypes
    else delete places[pointer];
  }
  return {
    draft: lay(draft, overlay, [...known, step[side]]) as InstallationConfigContent,
    conflicts: places,
  };
}

/** Returns the versions that a list of steps leads to, one after the other, the nearest first. */
export function versionsAlong(
  present: DraftVersion,
  steps: readonly Step[],
  to: { side: Side; known: readonly unknown[] },
): DraftVersion[] {
  let version = present;
  return steps.map((step) => (version = versionBeside(version, step, to)));
}

/**
 * Applies a change to every version of a history, and returns the steps between the new versions. Patches alone cannot be
 * adjusted one by one: a container that the server removed may come or go as a whole.
 */
export function transformSteps(
  stacks: Readonly<Record<Move, readonly Step[]>>,
  present: DraftVersion,
  transform: VersionTransform,
): Record<Move, Step[]> {
  const transformed = transform(present);
  const along = (move: Move): Step[] => {
    const steps = [...stacks[move]].reverse();
    const side: Side = move === "undo" ? "before" : "after";
    let nearer = transformed;
    return versionsAlong(present, steps, { side, known: [] })
      .map((version, index): Step => {
        const farther = transform(version);
        const [before, after] = side === "before" ? [farther, nearer] : [nearer, farther];
        nearer = farther;
        // There are as many versions as steps.
        const step = steps[index] as Step;
        return {
          ...step,
          ...outcomeBetween(before, after, pathTreeOf(step.patches.map(({ path }) => path))),
          before: before.draft,
          after: after.draft,
        };
      })
      .filter((step) => !isNeedless(step))
      .reverse();
  };
  return { undo: along("undo"), redo: along("redo") };
}

/** Returns the patches from one version to another. The two differ only at the places given, or above one of them. */
function outcomeBetween(before: DraftVersion, after: DraftVersion, places: PathTree): Outcome {
  const patches: Patch[] = [];
  // Section by section: where the installation is gone, a version without edits is emptied and one with edits stays whole.
  forEachName(before.draft, after.draft, (name) => {
    const [was, is] = [own(before.draft, name), own(after.draft, name)];
    collectPatches(was, is, { places: placesBelow(places, name), path: [name], patches });
  });
  return { patches, conflictPatches: conflictsBetween(before.conflicts, after.conflicts) };
}

function collectPatches(
  before: unknown,
  after: unknown,
  { places, path, patches }: { places: PathTree | undefined; path: Path; patches: Patch[] },
): void {
  if (before === after) return;
  if (!places || places.isSet || !isJsonObject(before) || !isJsonObject(after)) {
    if (!deepEqual(before, after)) patches.push({ path, before, after });
    return;
  }
  places.below?.forEach((below, name) => {
    collectPatches(own(before, name), own(after, name), { places: below, path: [...path, name], patches });
  });
}

function conflictsBetween(before: ConflictPlaces, after: ConflictPlaces): ConflictPatch[] {
  const pointers = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...pointers]
    .map((pointer) => ({ path: parsePointer(pointer), before: before[pointer], after: after[pointer] }))
    .filter((each) => !deepEqual(each.before, each.after));
}
