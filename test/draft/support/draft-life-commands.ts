import fc from "fast-check";
import type { FieldSetting, FieldSettingDefault } from "../../../src/contract/index.js";
import type { SaveStrategy } from "../../../src/save/plan/save-plan.js";
import type { ModelOperation } from "./draft-model.js";

/** A leaf, and the value that one side gives it; `undefined` removes it. */
export interface LeafEdit {
  path: string[];
  value: string | boolean | undefined;
}

/** What other people change on the server. */
export type ServerChange =
  | { kind: "leaf"; edit: LeafEdit }
  | { kind: "remove"; section: Section; object: string }
  | { kind: "add"; section: Section; object: string; field: string; value: string };

export type Section = "read" | "write" | "subscribe";

/** One edit of the user's. */
export type UserEdit = { by: "setter"; call: ModelOperation } | { by: "edit"; edit: LeafEdit };

/** How a request ends: done and answered, refused, or done while its answer gets lost. */
export type Outcome = "done" | "refused" | "lost";

/** One step in a draft's life. */
export type Command =
  | { op: "edit"; edits: UserEdit[] }
  | { op: "setDraft"; edits: LeafEdit[]; as: "value" | "function" | "recipe" }
  | { op: "undo" | "redo"; times: number }
  | { op: "undoEdit"; edit: UserEdit }
  | { op: "resolve"; index: number; up: number; side: "mine" | "theirs" }
  | { op: "others"; changes: ServerChange[]; told: boolean }
  | { op: "offAndOn"; object: string; changes: ServerChange[] }
  | { op: "gone"; told: boolean }
  | {
      op: "save";
      strategy: SaveStrategy;
      outcome: Outcome;
      held: "no" | "before" | "after";
      aborted: boolean;
    }
  | { op: "release" | "abort" | "reset" | "refetch" }
  | { op: "reload"; knows: boolean; stored: "kept" | "corrupt" | "cut" };

/** A command, and which of the two tenants it happens to. */
export type TenantCommand = Command & { tenant: 0 | 1 };

export const objects = ["contact", "lead", "__proto__"];
const fields = ["email", "a/b", "__proto__"];
const values = ["one", "two", "three"];

const object = fc.constantFrom(...objects);
const field = fc.constantFrom(...fields);
const text = fc.constantFrom(...values);
const optionalText = fc.option(text, { nil: undefined });

const leafEdit: fc.Arbitrary<LeafEdit> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(object, field, fc.constantFrom("writeOnCreate", "writeOnUpdate"), optionalText)
      .map(([name, at, key, value]) => ({
        path: ["write", "objects", name, "selectedFieldSettings", at, key],
        value,
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(object, fc.constantFrom("selectedFieldMappings", "selectedFields"), field, optionalText)
      .map(([name, map, at, value]) => ({
        path: ["read", "objects", name, map, at],
        value,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(object, fc.constantFrom("destination", "note"), optionalText)
      .map(([name, at, value]) => ({ path: ["subscribe", "objects", name, at], value })),
  },
  {
    weight: 1,
    arbitrary: fc
      .option(fc.boolean(), { nil: undefined })
      .map((value) => ({ path: ["proxy", "enabled"], value })),
  },
);

const settings = fc.record({
  writeOnCreate: fc.constantFrom<FieldSetting["writeOnCreate"]>(undefined, "always", "never"),
  writeOnUpdate: fc.constantFrom<FieldSetting["writeOnUpdate"]>(undefined, "always", "ifEmpty"),
}) as fc.Arbitrary<FieldSetting>;
const defaults = fc.constantFrom<FieldSettingDefault | undefined>(undefined, {}, { stringValue: "one" });

const setterCall: fc.Arbitrary<ModelOperation> = fc.oneof(
  fc.record({
    op: fc.constantFrom(
      "setEnableWrite" as const,
      "setDisableWrite" as const,
      "setEnableDeletion" as const,
      "setDisableDeletion" as const,
      "setEnableRead" as const,
      "setDisableRead" as const,
      "removeObject" as const,
    ),
    object,
  }),
  fc.record({ op: fc.constantFrom("setEnableWrite" as const, "setDisableWrite" as const), object }),
  fc.record({ op: fc.constant("setFieldSettings" as const), object, field, settings }),
  fc.record({ op: fc.constant("setDefaultValues" as const), object, field, value: defaults }),
  fc.record({
    op: fc.constant("setWriteOnUpdateSetting" as const),
    object,
    field,
    value: fc.constantFrom(undefined, "never" as const, "always" as const),
  }),
  fc.record({ op: fc.constant("setSelectedField" as const), object, field, selected: fc.boolean() }),
  fc.record({ op: fc.constant("setFieldMapping" as const), object, field, name: field }),
  fc.record({ op: fc.constant("deleteFieldMapping" as const), object, name: field }),
  fc.record({ op: fc.constant("setValueMapping" as const), object, field, name: field, value: text }),
  fc.record({
    op: fc.constant("turnEvent" as const),
    object,
    event: fc.constantFrom("createEvent" as const, "updateEvent" as const),
    enabled: fc.boolean(),
  }),
  fc.record({
    op: fc.constant("setWatchFields" as const),
    object,
    watch: fc.constantFrom("all" as const, ["email"], ["email", "a/b"], undefined),
  }),
  fc.record({ op: fc.constant("turnProxy" as const), enabled: fc.boolean() }),
);

/** What no request can express (S6), and what none needs to. */
const foreignEdit: fc.Arbitrary<LeafEdit> = fc
  .tuple(fc.constantFrom("provider", "note"), fc.constantFrom("hubspot", undefined))
  .map(([name, value]) => ({ path: [name], value }));

const userEdit: fc.Arbitrary<UserEdit> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ by: fc.constant("setter" as const), call: setterCall }) },
  { weight: 30, arbitrary: fc.record({ by: fc.constant("edit" as const), edit: leafEdit }) },
  { weight: 1, arbitrary: fc.record({ by: fc.constant("edit" as const), edit: foreignEdit }) },
);

const section = fc.constantFrom<Section>("read", "write", "subscribe");
const serverChange: fc.Arbitrary<ServerChange> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("leaf" as const), edit: leafEdit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), section, object }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("add" as const), section, object, field, value: text }),
  },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      op: fc.constant("edit" as const),
      edits: fc.array(userEdit, { minLength: 1, maxLength: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant("edit" as const),
      edits: fc.array(userEdit, { minLength: 2, maxLength: 4 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("setDraft" as const),
      edits: fc.array(leafEdit, { maxLength: 3 }),
      as: fc.constantFrom("value" as const, "function" as const, "recipe" as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constantFrom("undo" as const, "undo" as const, "redo" as const),
      times: fc.constantFrom(1, 1, 2, 60),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant("undoEdit" as const), edit: userEdit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant("resolve" as const),
      index: fc.nat(3),
      up: fc.constantFrom(0, 0, 1, 3, 9),
      side: fc.constantFrom("mine" as const, "theirs" as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("offAndOn" as const),
      object,
      changes: fc.array(serverChange, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      op: fc.constant("others" as const),
      changes: fc.array(serverChange, { minLength: 1, maxLength: 3 }),
      told: fc.constantFrom(true, true, false),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      op: fc.constant("save" as const),
      strategy: fc.constantFrom<SaveStrategy>("auto", "json-patch", "update-mask"),
      outcome: fc.constantFrom<Outcome>("done", "done", "done", "refused", "lost"),
      held: fc.constantFrom("no" as const, "before" as const, "after" as const),
      aborted: fc.constantFrom(false, false, false, false, false, true),
    }),
  },
  { weight: 5, arbitrary: fc.record({ op: fc.constant("release" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ op: fc.constantFrom("abort" as const, "reset" as const, "refetch" as const) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant("gone" as const), told: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constant("reload" as const),
      knows: fc.boolean(),
      stored: fc.constantFrom(
        "kept" as const,
        "kept" as const,
        "kept" as const,
        "corrupt" as const,
        "cut" as const,
      ),
    }),
  },
);

/** The life of two tenants' drafts: mostly the first one's. */
export const life: fc.Arbitrary<TenantCommand[]> = fc.array(
  fc
    .tuple(command, fc.constantFrom<0 | 1>(0, 0, 0, 1))
    .map(([each, tenant]): TenantCommand => ({ ...each, tenant })),
  { minLength: 1, maxLength: 50, size: "max" },
);
