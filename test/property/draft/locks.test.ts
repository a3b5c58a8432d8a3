import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { deepFreeze } from "../../draft/support/draft-of.js";
import { applyTreeEdit, jsonTree, readTree, treeEdit, treeNames } from "../../draft/support/json-tree.js";
import { isJsonObject, member, type Json, type JsonObject } from "../../support/readers/json-reader.js";

const kinds = ["edit", "remove", "setDraft", "batch", "resolve", "reset", "undo", "redo"] as const;
const step = fc.record({ kind: fc.constantFrom(...kinds), edit: treeEdit });
const place = fc.array(fc.constantFrom(...treeNames), { minLength: 1, maxLength: 3 });

/** Whether a value has at each place what one of the sides has there: a step may take back one part of a locked place. */
const isMixOf =
  (...sides: (Json | undefined)[]) =>
  (value: Json | undefined): boolean =>
    sides.some((side) => isDeepStrictEqual(value, side)) ||
    (isJsonObject(value) &&
      [...sides, value]
        .flatMap((each) => (isJsonObject(each) ? Object.keys(each) : []))
        .every((name) => isMixOf(...sides.map((side) => member(side, name)))(member(value, name))));

describe("the law of locked places", () => {
  it("no edit changes a locked place, and one that touches none is made as without locks (H16)", () => {
    fc.assert(
      fc.property(jsonTree, fc.array(place, { maxLength: 2 }), fc.array(step), (tree, locked, steps) => {
        const saved = deepFreeze(tree) as InstallationConfigContent;
        const store = createDraftStore({ saved });
        store.setLocked(locked.map(formatPointer));
        for (const { kind, edit } of steps) {
          const before = store.get() as JsonObject;
          if (kind === "edit") store.edit(edit.path, edit.value);
          if (kind === "remove") store.remove(edit.path);
          if (kind === "undo") store.undo();
          if (kind === "redo") store.redo();
          if (kind === "reset") store.reset(formatPointer(edit.path));
          if (kind === "resolve") store.resolve("", edit.value === undefined ? "mine" : "theirs");
          if (kind === "batch") {
            store.batch(() => {
              store.edit(edit.path, edit.value);
              store.remove(edit.path.slice(0, 1));
              store.setDraft(applyTreeEdit(store.get() as JsonObject, edit) as InstallationConfigContent);
            });
          }
          if (kind === "setDraft") store.setDraft(applyTreeEdit(before, edit) as InstallationConfigContent);
          const after = store.get() as JsonObject;
          for (const each of locked) {
            expect(readTree(after, each)).toEqual(readTree(tree, each));
          }
          if (locked.length === 0 && kind === "setDraft") expect(after).toEqual(applyTreeEdit(before, edit));
        }
      }),
    );
  });

  it("once a place is locked, only what takes its edits back changes it (H16)", () => {
    fc.assert(
      fc.property(
        jsonTree,
        fc.array(treeEdit, { minLength: 1, maxLength: 4 }),
        place,
        fc.array(step),
        (tree, edits, locked, steps) => {
          const saved = deepFreeze(tree) as InstallationConfigContent;
          const store = createDraftStore({ saved });
          for (const { path, value } of edits) store.edit(path, value);
          for (let taken = 0; taken < edits.length / 2; taken += 1) store.undo();
          store.setLocked([formatPointer(locked)]);
          for (const { kind, edit } of steps) {
            if (kind === "undo" || kind === "reset" || kind === "resolve") continue;
            const before = readTree(store.get() as JsonObject, locked);
            if (kind === "edit") store.edit(edit.path, edit.value);
            if (kind === "remove") store.remove(edit.path);
            if (kind === "redo") store.redo();
            if (kind === "setDraft" || kind === "batch") {
              store.batch(() => {
                store.setDraft(applyTreeEdit(store.get() as JsonObject, edit) as InstallationConfigContent);
              });
            }
            const after = readTree(store.get() as JsonObject, locked);
            if (kind === "redo") expect(after).toSatisfy(isMixOf(before, readTree(tree, locked)));
            else expect(after).toEqual(before);
          }
        },
      ),
    );
  });
});
