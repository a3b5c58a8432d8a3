import fc from "fast-check";
import type { SaveStrategy } from "../../../src/save/plan/save-plan.js";
import { places, type Policy } from "./harsh-world-server.js";

/** What can happen at any time, also while a save is on its way. */
export type Step =
  | { op: "edit"; edits: Edit[]; by: "edit" | "recipe" | "otherRealm" }
  | { op: "colleague"; edit: Edit }
  | { op: "undo" | "redo" | "refetch" };

/** A value for one of the places: what kind of value, or none. */
export interface Edit {
  place: number;
  kind: "plain" | "blanks" | "other" | "none";
}

/** One command of a life in a harsh world. */
export type HarshCommand =
  | Step
  | {
      op: "save";
      strategy: SaveStrategy;
      outcome: "done" | "refused" | "lost";
      /** What happens before the server does what it is asked for, and before its answer comes. */
      before: Step[];
      after: Step[];
    }
  | { op: "update"; edit: Edit; by: "hand" | "draft" }
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
  by: fc.constantFrom("edit" as const, "edit" as const, "recipe" as const, "otherRealm" as const),
});
const colleagueStep: fc.Arbitrary<Step> = fc.record({ op: fc.constant("colleague" as const), edit });
const otherStep: fc.Arbitrary<Step> = fc.record({
  op: fc.constantFrom("undo" as const, "undo" as const, "redo" as const, "refetch" as const),
});
const step = fc.oneof(
  { weight: 5, arbitrary: userStep },
  { weight: 4, arbitrary: colleagueStep },
  { weight: 2, arbitrary: otherStep },
);
const steps = fc.array(step, { maxLength: 3 });

const command: fc.Arbitrary<HarshCommand> = fc.oneof(
  { weight: 8, arbitrary: step },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant("save" as const),
      strategy: fc.constantFrom<SaveStrategy>("auto", "auto", "json-patch", "update-mask"),
      outcome: fc.constantFrom(
        "done" as const,
        "done" as const,
        "done" as const,
        "refused" as const,
        "lost" as const,
      ),
      before: steps,
      after: steps,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("update" as const),
      edit,
      by: fc.constantFrom("hand" as const, "draft" as const),
    }),
  },
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
