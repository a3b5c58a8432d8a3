import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { diffLeaves, type Change } from "../../../src/draft/merge/changes.js";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { deepFreeze } from "../../draft/support/draft-of.js";
import {
  applyTreeEdit,
  jsonTree,
  leavesOf,
  namesOf,
  readTree,
  treeEdit,
  type TreeEdit,
} from "../../draft/support/json-tree.js";
import { isJsonObject, overTheWire, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { lawRuns } from "../../support/law-runs.js";

/** One step of a draft's life. */
type Step =
  | { kind: "edit" | "remove" | "setDraft" | "takeSaved" | "answer"; edit: TreeEdit }
  | { kind: "reset" | "undo" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("edit" as const), edit: treeEdit }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("remove" as const, "takeSaved" as const, "answer" as const),
      edit: treeEdit,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("setDraft" as const), edit: treeEdit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reset" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const) }) },
);

function take(store: DraftStore, step: Step): void {
  const draft = store.get() as JsonObject;
  const saved = (store.getSaved() ?? {}) as JsonObject;
  switch (step.kind) {
    case "edit":
      return store.edit(step.edit.path, step.edit.value);
    case "remove":
      return store.remove(step.edit.path);
    case "setDraft":
      return store.setDraft(deepFreeze(applyTreeEdit(draft, step.edit)) as InstallationConfigContent);
    case "takeSaved":
      return store.takeSaved(deepFreeze(applyTreeEdit(saved, step.edit)) as InstallationConfigContent);
    case "answer":
      return store.takeSaved(
        deepFreeze(applyTreeEdit(draft, step.edit)) as InstallationConfigContent,
        store.get(),
      );
    case "undo": {
      // Takes one difference back by hand, so that ways there and back are common.
      const [first] = store.changes();
      return first && store.edit(namesOf(first.path), first.before);
    }
    case "reset":
      return store.reset();
  }
}

/** Lays changes on a copy: what a reader of the list would end with, empty containers aside. */
function applyChanges(saved: JsonObject, changes: readonly Change[]): JsonObject {
  return changes.reduce<JsonObject>(
    (tree, { path, after }) => applyTreeEdit(tree, { path: namesOf(path), value: after as Json | undefined }),
    saved,
  );
}

/** The leaves that are not empty objects: a removal of the last leaf does not say what becomes of its container. */
const fullLeaves = (tree: JsonObject) =>
  leavesOf(tree)
    .filter(({ value }) => !isJsonObject(value))
    .map(({ path, value }) => JSON.stringify([path, value]))
    .sort();

describe("the changes of a draft after random steps", { timeout: 30_000 }, () => {
  it("changes are what a comparison of the whole configs gives, and each names a place that differs (D10)", () => {
    fc.assert(
      fc.property(jsonTree, fc.array(step, { maxLength: 12 }), (start, steps) => {
        const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
        for (const each of steps) {
          take(store, each);
          const saved = (store.getSaved() ?? {}) as JsonObject;
          const draft = store.get() as JsonObject;
          const changes = store.changes();
          deepStrictEqual(changes, diffLeaves(saved, draft));
          for (const { path, before, after } of changes) {
            deepStrictEqual(before, readTree(saved, namesOf(path)));
            deepStrictEqual(after, readTree(draft, namesOf(path)));
            expect(JSON.stringify(before)).not.toBe(JSON.stringify(after));
          }
          const paths = changes.map(({ path }) => path);
          expect(paths).toEqual([...new Set(paths)].sort());
          expect(changes.length === 0).toBe(isDeepStrictEqual(saved, draft));
        }
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });

  it("the `after` values laid on the saved config give the draft, but for containers that they empty (D10)", () => {
    fc.assert(
      fc.property(jsonTree, fc.array(step, { maxLength: 6 }), (start, steps) => {
        const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
        for (const each of steps) take(store, each);
        const result = applyChanges(overTheWire(store.getSaved() ?? {}) as JsonObject, store.changes());
        expect(fullLeaves(result)).toEqual(fullLeaves(store.get() as JsonObject));
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });

  it("a draft without changes is the saved config itself, after whatever steps (D10)", () => {
    fc.assert(
      fc.property(jsonTree, fc.array(step, { maxLength: 12 }), (start, steps) => {
        const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
        for (const each of steps) {
          take(store, each);
          if (isDeepStrictEqual(store.get(), store.getSaved())) expect(store.get()).toBe(store.getSaved());
        }
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });
});
