import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRenderBatch } from "../../../src/react/internal/rendering/render-batch.js";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { deepFreeze } from "../../draft/support/draft-of.js";
import {
  applyTreeEdit,
  jsonTree,
  readTree,
  treeEdit,
  treeNames,
  type TreeEdit,
} from "../../draft/support/json-tree.js";
import { type Json, type JsonObject } from "../../support/readers/json-reader.js";
import { lawRuns } from "../../support/law-runs.js";

type Step = { kind: "edit" | "remove" | "setDraft" | "takeSaved" | "answer" | "reset"; edit: TreeEdit };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("edit", "edit", "edit", "remove", "setDraft", "takeSaved", "answer", "reset"),
  edit: treeEdit,
});
const path = fc.array(fc.constantFrom(...treeNames, "toString"), { maxLength: 4 });

function take(store: DraftStore, { kind, edit }: Step): void {
  const after = (tree: unknown) =>
    deepFreeze(applyTreeEdit((tree ?? {}) as JsonObject, edit)) as InstallationConfigContent;
  if (kind === "edit") store.edit(edit.path, edit.value);
  else if (kind === "remove") store.remove(edit.path);
  else if (kind === "setDraft") store.setDraft(after(store.get()));
  else if (kind === "takeSaved") store.takeSaved(after(store.getSaved()));
  else if (kind === "answer") store.takeSaved(after(store.get()), store.get());
  else store.reset();
}

/** What stands at each path, by a reader of its own. */
const readAll = (store: DraftStore, paths: string[][]) =>
  paths.map((each) => readTree(store.get() as Json, each));

describe("path listeners after random steps", { timeout: 30_000 }, () => {
  it("each step wakes exactly those whose value is another one (by reference), each once (D3)", () => {
    fc.assert(
      fc.property(
        jsonTree,
        fc.array(path, { maxLength: 12 }),
        fc.array(step, { maxLength: 8 }),
        (start, paths, steps) => {
          const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
          const calls = paths.map(() => 0);
          for (const [index, each] of paths.entries()) {
            store.subscribe(each, () => {
              calls[index] = (calls[index] ?? 0) + 1;
            });
          }
          let stateCalls = 0;
          store.subscribeState(() => {
            stateCalls += 1;
          });
          for (const each of steps) {
            const [before, callsBefore] = [readAll(store, paths), [...calls]];
            const [draft, saved, stateBefore] = [store.get(), store.getSaved(), stateCalls];
            take(store, each);
            const after = readAll(store, paths);
            const expected = callsBefore.map(
              (count, index) => count + (before[index] === after[index] ? 0 : 1),
            );
            expect(calls).toEqual(expected);
            const isNewState = draft !== store.get() || saved !== store.getSaved();
            expect(stateCalls).toBe(stateBefore + (isNewState ? 1 : 0));
          }
        },
      ),
      { numRuns: lawRuns(500, 1_000) },
    );
  });

  it("steps within a rendering wake, at its end, exactly those whose value is another one (D3)", () => {
    fc.assert(
      fc.property(
        jsonTree,
        fc.array(path, { maxLength: 12 }),
        fc.array(step, { maxLength: 4 }),
        (start, paths, steps) => {
          const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
          const calls = paths.map(() => 0);
          for (const [index, each] of paths.entries()) {
            store.subscribe(each, () => {
              calls[index] = (calls[index] ?? 0) + 1;
            });
          }
          const before = readAll(store, paths);
          store.companion(createRenderBatch).begin();
          for (const each of steps) take(store, each);
          expect(calls).toEqual(paths.map(() => 0));
          store.companion(createRenderBatch).end();
          const after = readAll(store, paths);
          expect(calls).toEqual(before.map((value, index) => (value === after[index] ? 0 : 1)));
        },
      ),
      { numRuns: lawRuns(250, 500) },
    );
  });

  it("stopped listeners sleep, and the others are woken as if they had been alone (D3)", () => {
    fc.assert(
      fc.property(
        jsonTree,
        fc.array(fc.record({ path, stopped: fc.boolean() }), { maxLength: 12 }),
        fc.array(step, { maxLength: 4 }),
        (start, entries, steps) => {
          const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
          const calls = entries.map(() => 0);
          const stops = entries.map((entry, index) =>
            store.subscribe(entry.path, () => {
              calls[index] = (calls[index] ?? 0) + 1;
            }),
          );
          for (const [index, { stopped }] of entries.entries()) if (stopped) stops[index]?.();
          for (const each of steps) {
            const paths = entries.map((entry) => entry.path);
            const [before, callsBefore] = [readAll(store, paths), [...calls]];
            take(store, each);
            const after = readAll(store, paths);
            const woken = entries.map(({ stopped }, index) => !stopped && before[index] !== after[index]);
            expect(calls).toEqual(callsBefore.map((count, index) => count + (woken[index] ? 1 : 0)));
          }
        },
      ),
      { numRuns: lawRuns(250, 500) },
    );
  });

  it("a part whose content stays keeps its reference in every step (D5)", () => {
    fc.assert(
      fc.property(
        jsonTree,
        fc.array(path, { maxLength: 12 }),
        fc.array(step, { maxLength: 8 }),
        (start, paths, steps) => {
          const store = createDraftStore({ saved: deepFreeze(start) as InstallationConfigContent });
          for (const each of steps) {
            const before = readAll(store, paths);
            take(store, each);
            for (const [index, value] of readAll(store, paths).entries()) {
              const was = before[index];
              if (JSON.stringify(value) === JSON.stringify(was)) expect(value).toBe(was);
            }
          }
        },
      ),
      { numRuns: lawRuns(500, 1_000) },
    );
  });
});
