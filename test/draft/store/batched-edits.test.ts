import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { diffLeaves } from "../../../src/draft/merge/changes.js";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { readContact } from "../support/contact-configs.js";
import type { Json } from "../../support/readers/json-reader.js";
import { content, draftOf } from "../support/draft-of.js";
import { jsonTree, type TreeEdit } from "../support/json-tree.js";

const name = fc.constantFrom("a", "__proto__");
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Json | undefined>(0, "", undefined) },
  { weight: 1, arbitrary: jsonTree },
);

/** Mostly below an object, where edits wait for each other; at it, too, and above it. */
const place = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 2 }), fc.constantFrom(3, 3, 3, 2, 1, 0))
  .map(([path, depth]) => [...["read", "objects", "a"].slice(0, depth), ...path]);
const placed = fc.record({ path: place, value });

type Step =
  | { kind: "edit" | "remove" | "read" | "setDraft"; edit: TreeEdit }
  | { kind: "addObject"; objectName: string }
  | { kind: "changes" | "reset" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant("edit" as const), edit: placed }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("read" as const), edit: placed }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("remove", "setDraft"), edit: placed }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("addObject" as const), objectName: name }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("changes" as const, "reset" as const) }) },
);

const steps = fc.array(step, { maxLength: 8 });

/** Takes a step; returns what it was told. */
function take(store: DraftStore, step: Step): unknown {
  switch (step.kind) {
    case "edit":
      return store.edit(step.edit.path, step.edit.value);
    case "remove":
      return store.remove(step.edit.path);
    case "read":
      return store.read(step.edit.path);
    case "setDraft":
      return store.setDraft(() => ({ ...store.get(), provider: JSON.stringify(step.edit.value) }));
    case "addObject":
      return store.addObject("read", step.objectName);
    case "changes":
      return store.changes();
    case "reset":
      return store.reset();
  }
}

describe("the edits of a batch", { timeout: 30_000 }, () => {
  it("the edits of a batch give, read by read, what the same edits give one by one (D4, D9)", () => {
    fc.assert(
      fc.property(jsonTree, jsonTree, fc.array(steps, { maxLength: 4 }), (tree, a, batches) => {
        const start = { ...tree, read: { objects: { a } } };
        const saved = content(start);
        const [store, oneByOne] = [createDraftStore({ saved }), createDraftStore({ saved })];
        let told = 0;
        store.subscribe([], () => (told += 1));
        store.batch(() => {
          for (const steps of batches) {
            store.batch(() => {
              for (const each of steps) deepStrictEqual(take(store, each), take(oneByOne, each));
            });
          }
        });
        expect(told).toBe(isDeepStrictEqual(oneByOne.get(), saved) ? 0 : 1);
        deepStrictEqual(store.get(), oneByOne.get());
        deepStrictEqual(store.changes(), diffLeaves(saved, store.get()));
        expect(store.get() === saved).toBe(isDeepStrictEqual(store.get(), saved));
        store.undo();
        expect(store.get()).toBe(saved);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("all of an object's fields, selected in one batch", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const hostile = ["__proto__", "constructor", "a.b", "a/b", "a~b", "$['a']['b']", ""];
  const fieldsOf = (count: number) => [
    ...hostile,
    ...Array.from({ length: count - hostile.length }, (_, index) => `field_${String(index)}`),
  ];

  function select(count: number, selected: boolean) {
    const fields = fieldsOf(count);
    const selectedFields = Object.fromEntries(fields.map((fieldName) => [fieldName, true]));
    const {
      store,
      config,
      calls: countCalls,
    } = draftOf(readContact({ selectedFields: selected ? {} : selectedFields }));
    const path = ["read", "objects", "contact", "selectedFields"];
    const told = fields.map((fieldName) => countCalls(...path, fieldName));
    const contact = config.readObject("contact");
    const keys = vi.spyOn(Object, "keys");
    config.batch(() => {
      for (const fieldName of fields) contact.setSelectedField({ fieldName, selected });
    });
    const namesSeen = keys.mock.results.reduce((sum, { value }) => sum + (value as string[]).length, 0);
    keys.mockRestore();
    const calls = told.map((count) => count());
    expect(store.read(path)).toEqual(selected ? selectedFields : {});
    return { calls, namesSeen };
  }

  it.each([true, false])(
    "selecting all fields in one batch tells each field's listener once (selected: %s) (D1, D9)",
    (selected) => {
      expect(select(521, selected).calls).toEqual(fieldsOf(521).map(() => 1));
    },
  );

  it.each([true, false])(
    "selecting all fields in one batch costs what the fields are, not their square (selected: %s) (D9, D17)",
    (selected) => {
      // What copies or compares the map goes through all of its names: a few times, however many edits there are.
      expect(select(521, selected).namesSeen).toBeLessThan(521 * 10);
      expect(select(1042, selected).namesSeen).toBeLessThan(1042 * 10);
    },
  );

  it("a tick and a look at the changes copy the selection once, and compare none of the others (D10)", () => {
    const selectedFields = Object.fromEntries(fieldsOf(521).map((fieldName) => [fieldName, true]));
    const { store, config } = draftOf(readContact({ selectedFields }));
    const contact = config.readObject("contact");
    const keys = vi.spyOn(Object, "keys");
    contact.setSelectedField({ fieldName: "field_7", selected: false });
    expect(store.changes()).toHaveLength(1);
    const namesSeen = keys.mock.results.reduce((sum, { value }) => sum + (value as string[]).length, 0);
    expect(namesSeen).toBeLessThan(521 * 2);
  });
});

describe("edits of one batch", () => {
  it("two edits of one place are one change of it, also where it was read in between (D9)", () => {
    for (const isRead of [false, true]) {
      const { store } = draftOf({ a: 0, b: 0 });
      store.batch(() => {
        store.edit(["a"], 1);
        if (isRead) store.get();
        store.edit(["b"], 1);
        store.edit(["a"], 2);
      });
      expect(store.steps().undo?.patches).toEqual([
        { path: ["a"], before: 0, after: 2 },
        { path: ["b"], before: 0, after: 1 },
      ]);
      store.undo();
      expect(store.get()).toBe(store.getSaved());
    }
  });

  it("an answer in the middle of a batch that changes nothing keeps no listener from hearing of the edits (D9, D12)", () => {
    const saved = { a: 0, b: 0 };
    const { store, calls } = draftOf(saved);
    const [ofA, ofB] = [calls("a"), calls("b")];
    store.batch(() => {
      store.edit(["a"], 1);
      store.takeSaved(content(structuredClone(saved)), content(saved));
      store.edit(["b"], 1);
    });
    expect([ofA(), ofB()]).toEqual([1, 1]);
    store.undo();
    expect(store.get()).toBe(store.getSaved());
  });
});
