import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { diffLeaves } from "../../../src/draft/merge/changes.js";
import { createDraftStore } from "../../../src/draft/store/draft-store.js";
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
import { isJsonObject, type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { lawRuns } from "../../support/law-runs.js";

const edits = fc.array(treeEdit, { maxLength: 5 });
const scenario = fc.record({ base: jsonTree, mine: edits, theirs: edits });

const editAll = (tree: JsonObject, list: TreeEdit[]) => deepFreeze(list.reduce(applyTreeEdit, tree));
const asContent = (tree: JsonObject) => tree as InstallationConfigContent;

interface PlaceChange {
  path: string[];
  after: Json | undefined;
}

const changesOf = (before: JsonObject, after: JsonObject): PlaceChange[] =>
  diffLeaves(before, after).map((change) => ({
    path: namesOf(change.path),
    after: change.after as Json | undefined,
  }));

const isAtOrAbove = (path: string[], other: string[]) => path.every((name, index) => other[index] === name);

/**
 * Checks D11, leaf by leaf. Where one side removed or replaced a whole container, the other side's edits inside it cannot
 * stand alone: what the user removed stays removed, and what the server removed stays whole where the user set something.
 */
function checkRebase({
  base,
  mine,
  theirs,
  result,
}: Record<"base" | "mine" | "theirs" | "result", JsonObject>) {
  const mineChanges = changesOf(base, mine);
  for (const { path, after } of mineChanges) {
    const value = readTree(result, path);
    if (isJsonObject(after) && Object.keys(after).length === 0) {
      deepStrictEqual(isJsonObject(value), true, `an empty object stays one at ${JSON.stringify(path)}`);
    } else deepStrictEqual(value, after, `the user's ${JSON.stringify(path)}`);
  }
  for (const { path, after } of changesOf(base, theirs)) {
    const isTouched = mineChanges.some(
      (change) => isAtOrAbove(change.path, path) || isAtOrAbove(path, change.path),
    );
    const isInContested = path.some((_, depth) => {
      const container = path.slice(0, depth);
      if (!isJsonObject(readTree(base, container))) return false;
      const isReplacedByMe = !isJsonObject(readTree(mine, container));
      const isReplacedByThem = !isJsonObject(readTree(theirs, container));
      const isSetByMe = mineChanges.some(
        (change) => isAtOrAbove(container, change.path) && change.after !== undefined,
      );
      return isReplacedByMe || (isReplacedByThem && isSetByMe);
    });
    if (!isTouched && !isInContested) {
      deepStrictEqual(readTree(result, path), after, `the server's ${JSON.stringify(path)}`);
    }
  }
  for (const { path, value } of leavesOf(result)) {
    if (isJsonObject(value)) continue;
    const isOfASide = [mine, theirs].some((side) => isDeepStrictEqual(readTree(side, path), value));
    deepStrictEqual(isOfASide, true, `one side has the result's ${JSON.stringify(path)}`);
  }
}

describe("a newer saved config on a draft with random edits", { timeout: 30_000 }, () => {
  it("each leaf that the user changed is kept, each that only the server changed is the server's (D11)", () => {
    fc.assert(
      fc.property(scenario, fc.boolean(), ({ base, mine, theirs }, asWhole) => {
        const store = createDraftStore({ saved: asContent(deepFreeze(base)) });
        const wanted = editAll(base, mine);
        if (asWhole) store.setDraft(asContent(wanted));
        else for (const { path, value } of mine) store.edit(path, value);
        deepStrictEqual(store.get(), wanted);
        const newer = editAll(base, theirs);
        store.takeSaved(asContent(newer));
        deepStrictEqual(store.getSaved(), newer);
        checkRebase({ base, mine: wanted, theirs: newer, result: store.get() as JsonObject });
        deepStrictEqual(store.changes(), diffLeaves(newer, store.get()));
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });

  it("the answer to a save keeps what was edited since, and the rest is the server's (D12)", () => {
    fc.assert(
      fc.property(scenario, edits, ({ base, mine, theirs }, later) => {
        const store = createDraftStore({ saved: asContent(deepFreeze(base)) });
        for (const { path, value } of mine) store.edit(path, value);
        const sent = store.get() as JsonObject;
        for (const { path, value } of later) store.edit(path, value);
        const now = store.get() as JsonObject;
        const answer = editAll(sent, theirs);
        store.takeSaved(asContent(answer), asContent(sent));
        checkRebase({ base: sent, mine: now, theirs: answer, result: store.get() as JsonObject });
        if (now === sent) expect(store.get()).toBe(store.getSaved());
        deepStrictEqual(store.changes(), diffLeaves(answer, store.get()));
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });

  it("a clean draft follows, and the same content a second time is a no-op that nobody is told of (D11)", () => {
    fc.assert(
      fc.property(scenario, ({ base, mine, theirs }) => {
        const clean = createDraftStore({ saved: asContent(deepFreeze(base)) });
        clean.takeSaved(asContent(editAll(base, theirs)));
        expect(clean.get()).toBe(clean.getSaved());

        const store = createDraftStore({ saved: asContent(deepFreeze(base)) });
        for (const { path, value } of mine) store.edit(path, value);
        store.takeSaved(asContent(editAll(base, theirs)));
        const [draft, saved, changes] = [store.get(), store.getSaved(), store.changes()];
        let calls = 0;
        store.subscribeState(() => {
          calls += 1;
        });
        store.takeSaved(structuredClone(saved));
        expect(store.get()).toBe(draft);
        expect(store.getSaved()).toBe(saved);
        expect(store.changes()).toBe(changes);
        expect(calls).toBe(0);
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });

  it("edits that both sides have made leave no change (D11)", () => {
    fc.assert(
      fc.property(scenario, ({ base, mine }) => {
        const store = createDraftStore({ saved: asContent(deepFreeze(base)) });
        for (const { path, value } of mine) store.edit(path, value);
        store.takeSaved(asContent(editAll(base, mine)));
        expect(store.changes()).toEqual([]);
        expect(store.get()).toBe(store.getSaved());
      }),
      { numRuns: lawRuns(400, 1_000) },
    );
  });
});
