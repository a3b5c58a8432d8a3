import type { InstallationConfigContent } from "../../../contract/index.js";
import { overlaps, type PathTree } from "../../../json/path-tree.js";
import { transformSteps } from "./transform-steps.js";
import type { DraftVersion, VersionTransform } from "../draft-state.js";
import { isNeedless, type Move, type Outcome, type Step } from "./step.js";
import { goesOnTyping, joinTyping, typedAt } from "./typing.js";

/** The user's steps, kept as what each changed. */
export interface History {
  /**
   * Adds a step; one that goes on typing joins the step before, unless it decides a conflict. What could be redone is forgotten.
   */
  add(step: Outcome & Pick<Step, "label" | "before"> & { joinsLast: boolean; isDecision: boolean }): void;
  /** The step that a move would take; `undefined` where there is none. */
  next(move: Move): Step | undefined;
  /** Notes that the next step was taken back or made again; `present` is the draft before that, where somebody has read it. */
  moved(move: Move, present: InstallationConfigContent | undefined): void;
  /** The steps that a move would take one after the other, the nearest first. */
  steps(move: Move): readonly Step[];
  /** Whether any step changed something at, above or below one of the places. */
  touches(places: { draft: PathTree; conflicts: PathTree }): boolean;
  /** Applies a change that is no edit to all steps; `present` is the draft before it. Steps that do nothing then are dropped. */
  transform(present: DraftVersion, transform: VersionTransform): void;
  clear(): void;
}

const DEFAULT_LIMIT = 100;

/** Makes an empty history of at most `limit` steps; beyond that, the oldest are dropped. */
export function createHistory(limit = DEFAULT_LIMIT): History {
  // The last step of each stack is the nearest one.
  let stacks: Record<Move, Step[]> = { undo: [], redo: [] };
  const all = () => [...stacks.undo, ...stacks.redo];

  return {
    add: ({ joinsLast, isDecision, ...given }) => {
      const typed = isDecision ? undefined : typedAt(given.patches);
      const step: Step = { ...given, typedAt: typed, at: Date.now(), after: undefined };
      stacks.redo = [];
      const last = stacks.undo.at(-1);
      if (last && joinsLast) {
        stacks.undo[stacks.undo.length - 1] = {
          ...last,
          typedAt: undefined,
          patches: [...last.patches, ...step.patches],
          conflictPatches: [...last.conflictPatches, ...step.conflictPatches],
        };
      } else if (last && goesOnTyping(last, step)) {
        stacks.undo.pop();
        const joined = { ...last, at: step.at, after: undefined, ...joinTyping(last, step) };
        if (!isNeedless(joined)) stacks.undo.push(joined);
      } else {
        stacks.undo.push(step);
        if (stacks.undo.length > limit) stacks.undo.shift();
      }
    },
    next: (move) => stacks[move].at(-1),
    moved: (move, present) => {
      const step = stacks[move].pop();
      if (!step) return;
      if (move === "undo") step.after = present ?? step.after;
      else step.before = present ?? step.before;
      stacks[move === "undo" ? "redo" : "undo"].push(step);
      // What is typed next is a step of its own.
      for (const each of all()) each.typedAt = undefined;
    },
    steps: (move) => [...stacks[move]].reverse(),
    touches: ({ draft, conflicts }) =>
      all().some(
        ({ patches, conflictPatches }) =>
          patches.some(({ path }) => overlaps(draft, path)) ||
          conflictPatches.some(({ path }) => overlaps(conflicts, path)),
      ),
    transform: (present, transform) => {
      stacks = transformSteps(stacks, present, transform);
    },
    clear: () => {
      stacks = { undo: [], redo: [] };
    },
  };
}
