import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import type { Json } from "../../support/readers/json-reader.js";
import {
  CHOICE,
  contestedPlaces,
  fullLeaves,
  isSame,
  isWithin,
  leavesWithin,
  namesOfChoice,
  placesAbove,
  toLeaves,
  type Leaves,
} from "./draft-life-leaves.js";
import type { LifeModel } from "./draft-life-model.js";
import { namesOf, readTree } from "./json-tree.js";

const none: Leaves = new Map();

/** Checks all that can be read of a draft against the model (D9-D12) and against itself (D5, D10). */
export function checkDraft(store: DraftStore, model: LifeModel): void {
  const { saved, draft } = store.getState();
  const savedLeaves = toLeaves(saved);
  const draftLeaves = toLeaves(draft);
  expectSame(savedLeaves, model.saved ?? none, "the saved config is what the server last told");
  expectSame(draftLeaves, model.now.draft, "the draft");
  strictEqual(saved === undefined, model.saved === undefined);

  if (isSame(savedLeaves, draftLeaves)) strictEqual(draft, saved ?? draft, "D5");
  deepStrictEqual(store.changes(), naiveChanges(saved ?? {}, draft), "D10");
  strictEqual(store.changes(), store.changes());
  checkConflicts(store, model);
  const { undo, redo } = store.steps();
  strictEqual(undo !== undefined, model.canUndo, "D9: whether there is a step to undo");
  strictEqual(redo !== undefined, model.canRedo, "D9: whether there is a step to redo");
}

/** D11: the conflicts are the contested places, with the values of the three sides. */
function checkConflicts(store: DraftStore, { saved = none, now: { draft, base } }: LifeModel): void {
  const conflicts = store.conflicts();
  const paths = conflicts.map(({ path }) => path);
  deepStrictEqual(
    paths,
    shownPlaces(contestedPlaces(base, draft, saved), [base, draft, saved]),
    "D11: the conflicts",
  );
  for (const { path, ...sides } of conflicts) {
    deepStrictEqual(sides.mine, readTree(store.get() as Json, namesOf(path)));
    deepStrictEqual(sides.theirs, readTree(store.getSaved() as Json | undefined, namesOf(path)));
    // Of an event that is told for its choice, the choice alone is what the edit was made on.
    const [told, known] = [below(path, sides.base), leavesWithin(base, path)];
    const choice = isEvent(path) ? path + CHOICE : undefined;
    if (choice !== undefined) strictEqual(told.get(choice), known.get(choice), `D15: the base at ${path}`);
    // An empty container is nothing that an edit was made on.
    else if (!isInEvent(path)) expectSame(fullLeaves(told), fullLeaves(known), `D11: the base at ${path}`);
  }
}

/**
 * D11, without the model: a refetch keeps what the user set, and brings what only the server changed. What is not as it was
 * `sent`, while that is on its way, the user has set or taken back since.
 */
export function checkNothingLost(
  store: DraftStore,
  savedBefore: Leaves,
  draftBefore: Leaves,
  sent: Leaves = draftBefore,
): void {
  const [saved, draft] = [fullLeaves(toLeaves(store.getSaved())), toLeaves(store.get())];
  const conflicts = store.conflicts();
  for (const [pointer, value] of fullLeaves(draftBefore)) {
    if (savedBefore.get(pointer) !== value) strictEqual(draft.get(pointer), value, `the user's ${pointer}`);
  }
  for (const pointer of new Set([...saved.keys(), ...fullLeaves(savedBefore).keys()])) {
    if (draft.get(pointer) === saved.get(pointer)) continue;
    const isMine = [savedBefore, sent].some((each) => draftBefore.get(pointer) !== each.get(pointer));
    // What the user removed as a whole stays removed.
    const isRemoved = placesAbove(pointer).some(
      (place) =>
        [savedBefore, sent].some((each) => leavesWithin(each, place).size > 0) &&
        leavesWithin(draftBefore, place).size === 0,
    );
    if (isMine || isRemoved || conflicts.some(({ path }) => isWithin(path, pointer))) continue;
    strictEqual(draft.get(pointer), saved.get(pointer), `the server's ${pointer}`);
  }
}

/** What a failed save leaves as it was, by reference. */
export function snapshot(store: DraftStore): unknown[] {
  return [
    store.get(),
    store.getSaved(),
    store.getState().conflicts,
    store.conflicts(),
    store.changes(),
    store.steps(),
  ];
}

function expectSame(leaves: Leaves, expected: Leaves, what: string): void {
  if (leaves === expected) return;
  if (leaves.size === expected.size && [...leaves].every(([at, value]) => expected.get(at) === value)) return;
  const only = (of: Leaves, other: Leaves) => [...of].filter(([at, value]) => other.get(at) !== value).sort();
  deepStrictEqual(only(leaves, expected), only(expected, leaves), what);
}

function below(place: string, tree: unknown): Leaves {
  if (tree === undefined) return none;
  // A leaf is its own place.
  return toLeaves(
    namesOf(place).reduceRight<unknown>((part, name) => Object.fromEntries([[name, part]]), tree),
  );
}

const isEvent = (path: string) => path.endsWith("/updateEvent");
/** Whether a place is one name of a choice, which the model keeps as one leaf. */
const isInEvent = (path: string) => /\/updateEvent\/(watchFieldsAuto|requiredWatchFields)$/.test(path);

/**
 * Writes places as they are told: a choice by the name that is chosen, or, where sides chose by different names, as the whole
 * event, with whatever else in it (D15).
 */
function shownPlaces(places: readonly string[], sides: readonly Leaves[]): string[] {
  const shown = places.map((place) => {
    if (!place.endsWith(CHOICE)) return place;
    const event = place.slice(0, -CHOICE.length);
    const names = new Set(sides.flatMap((leaves) => namesOfChoice(leaves.get(place))));
    return names.size > 1 ? event : `${event}/${[...names].join("")}`;
  });
  const isCovered = (place: string) => shown.some((other) => other !== place && isWithin(other, place));
  return shown.filter((place) => !isCovered(place)).sort();
}

/** D10: the leaves that differ; an empty object is one where the other side has nothing below it. */
function naiveChanges(saved: unknown, draft: unknown) {
  const [before, after] = [toLeaves(saved), toLeaves(draft)];
  if (before === after) return [];
  const holds = (leaves: Leaves, path: string) => [...leaves.keys()].some((at) => at.startsWith(`${path}/`));
  const differing = [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .filter((path) => before.get(path) !== "{}" || !holds(after, path))
    .filter((path) => after.get(path) !== "{}" || !holds(before, path));
  return shownPlaces(differing, [before, after]).map((path) => {
    const names = namesOf(path);
    return { path, before: readTree(saved as Json, names), after: readTree(draft as Json, names) };
  });
}
