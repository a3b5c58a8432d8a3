import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { listChangesAt } from "../../../src/draft/merge/changes-at.js";
import type { Change } from "../../../src/draft/merge/changes.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { deepFreeze } from "../../draft/support/draft-of.js";
import { jsonTree, treeEdit } from "../../draft/support/json-tree.js";
import type { JsonObject } from "../../support/readers/json-reader.js";

const isIn = (path: string, place: string) => path === place || path.startsWith(`${place}/`);
/** Whether a change is at or below a place, or the place lies in its one value; an empty container has no places. */
const concerns = ({ path, before, after }: Change, place: string) =>
  isIn(path, place) ||
  (isIn(place, path) && JSON.stringify(before ?? after) !== "{}") ||
  (isIn(place, path) && before !== undefined && after !== undefined);

/** A saved config, edits of the user and of the server, and a place that one of them, or none, is about. */
const lives = fc.record({
  saved: jsonTree,
  edits: fc.array(treeEdit, { minLength: 1, maxLength: 8 }),
  theirs: fc.array(treeEdit, { maxLength: 3 }),
  pick: fc.nat(),
  depth: fc.nat({ max: 6 }),
});

function live({ saved, edits, theirs, pick, depth }: typeof lives extends fc.Arbitrary<infer T> ? T : never) {
  const store = createDraftStore({ saved: deepFreeze(saved as JsonObject) as InstallationConfigContent });
  for (const { path, value } of edits) if (path.length > 0) store.edit(path, value);
  const server = createDraftStore({ saved: store.getSaved() });
  for (const { path, value } of theirs) if (path.length > 0) server.edit(path, value);
  store.takeSaved(deepFreeze(structuredClone(server.get())));
  const { path } = edits[pick % edits.length] ?? { path: [] };
  const place = path.slice(0, Math.max(1, depth));
  return { store, place, pointer: formatPointer(place) };
}

describe("the laws of a place of its own", () => {
  it("the changes at a place are those of the whole list that concern it (H15, D10)", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { store, place, pointer } = live(life);
        const expected = store.changes().filter((change) => concerns(change, pointer));
        expect(listChangesAt(store.difference(), place)).toEqual(expected);
      }),
    );
  });

  it("reset of a place takes back what concerns it and nothing else (H15, D6)", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { store, pointer } = live(life);
        // A place that lies in a conflict is taken back with all that is in conflict there.
        const place = store.conflicts().find(({ path }) => isIn(pointer, path))?.path ?? pointer;
        const others = store.changes().filter((change) => !concerns(change, place));
        const conflicts = store
          .conflicts()
          .filter(({ path }) => !isIn(path, pointer) && !isIn(pointer, path));
        const before = store.get();
        store.reset(pointer);
        expect(store.changes()).toEqual(others);
        expect(store.conflicts()).toEqual(conflicts);
        if (store.steps().undo && store.get() !== before) {
          store.undo();
          expect(store.get()).toEqual(before);
        }
      }),
    );
  });
});
