import fc from "fast-check";
import type { SaveStrategy } from "../../../src/save/plan/save-plan.js";
import { places, type Policy } from "./harsh-world-server.js";

/** What can happen at any time, also while a save is on its way. */
export type Step =
  | { op: "edit"; edits: Edit[]; by: "edit" | "editAndRead" | "recipe" | "otherRealm" }
  | { op: "colleague"; edit: Edit }
  /** The app reads the draft and keeps it, for an update that is sent later. */
  | { op: "read"; by: "store" | "helpers" }
  | { op: "undo" | "redo" | "refetch" };

/** A value for one of the places: what kind of value, or none. */
export interface Edit {
  place: number;
  kind: "plain" | "blanks" | "other" | "none";
}

/** A change of the installation: a save, or an update with a draft that was read as many reads ago as `age` says. */
export type Change = {
  outcome: "done" | "refused" | "lost";
  /** What happens before the server does what it is asked for, and before its answer comes. */
  before: Step[];
  after: Step[];
} & ({ op: "save"; strategy: SaveStrategy } | { op: "updateByRead"; age: number });

/** One command of a life in a harsh world. */
export type HarshCommand =
  | Step
  /** Changes that are asked for at once. */
  | { op: "changes"; changes: Change[] }
  | { op: "updateByHand"; edit: Edit }
  | { op: "resolve"; index: number; side: "mine" | "theirs" }
  | { op: "reset" }
  /** `early` is edited before the kept draft is read, as in a render body; `told` is whether the server is known by then. */
  | { op: "reload"; early: Edit | undefined; told: boolean };

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat(places.length - 1),
  kind: fc.constantFrom<Edit["kind"]>("plain", "plain", "blanks", "other", "none"),
});

const userStep: fc.Arbitrary<Step> = fc.record({
  op: fc.constant("edit" as const),
  edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
  by: fc.constantFrom(
    "edit" as const,
    "edit" as const,
    "editAndRead" as const,
    "recipe" as const,
    "otherRealm" as const,
  ),
});
const colleagueStep: fc.Arbitrary<Step> = fc.record({ op: fc.constant("colleague" as const), edit });
const readStep: fc.Arbitrary<Step> = fc.record({
  op: fc.constant("read" as const),
  by: fc.constantFrom("store" as const, "helpers" as const),
});
const otherStep: fc.Arbitrary<Step> = fc.record({
  op: fc.constantFrom("undo" as const, "undo" as const, "redo" as const, "refetch" as const),
});
const step = fc.oneof(
  { weight: 5, arbitrary: userStep },
  { weight: 4, arbitrary: colleagueStep },
  { weight: 2, arbitrary: readStep },
  { weight: 2, arbitrary: otherStep },
);
const steps = fc.array(step, { maxLength: 3 });

const way = {
  outcome: fc.constantFrom<Change["outcome"]>("done", "done", "done", "refused", "lost"),
  before: steps,
  after: steps,
};
const save: fc.Arbitrary<Change> = fc.record({
  op: fc.constant("save" as const),
  strategy: fc.constantFrom<SaveStrategy>("auto", "auto", "json-patch", "update-mask"),
  ...way,
});
const updateByRead: fc.Arbitrary<Change> = fc.record({
  op: fc.constant("updateByRead" as const),
  age: fc.nat(4),
  ...way,
});
const change = fc.oneof({ weight: 3, arbitrary: save }, { weight: 2, arbitrary: updateByRead });

const command: fc.Arbitrary<HarshCommand> = fc.oneof(
  { weight: 8, arbitrary: step },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant("changes" as const),
      changes: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(change) },
        { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant("updateByHand" as const), edit }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("resolve" as const),
      index: fc.nat(3),
      side: fc.constantFrom("mine" as const, "theirs" as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ op: "reset" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("reload" as const),
      early: fc.option(edit, { nil: undefined }),
      told: fc.boolean(),
    }),
  },
);

/** What the server makes of what it is sent; whether its answers are of another realm; and what happens. */
export const harshLife = fc.record({
  policy: fc.record<Policy>({
    trims: fc.boolean(),
    sorts: fc.boolean(),
    drops: fc.boolean(),
    adds: fc.boolean(),
    nulls: fc.boolean(),
  }),
  ofOtherRealm: fc.boolean(),
  commands: fc.array(command, { minLength: 1, maxLength: 50, size: "max" }),
});
