import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { content, draftOf } from "../support/draft-of.js";

const withText = (stringValue: string) => ({
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: { email: { default: { stringValue } } },
      },
    },
  },
});
const settings = ["write", "objects", "contact", "selectedFieldSettings"];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("typing in one text", () => {
  it("characters that come in the middle of a text are typing, too (D9)", () => {
    const { store } = draftOf({ a: "one four" });
    for (const typed of ["one t four", "one tw four", "one two four"]) store.edit(["a"], typed);
    store.undo();
    expect(store.get()).toEqual({ a: "one four" });
  });

  it("a text that is emptied takes its setting along, and one undo brings back both, one redo takes both (D9)", () => {
    const { store, config } = draftOf(withText("ab"));
    const type = (typed: string | undefined) => {
      const value = typed === undefined ? undefined : { stringValue: typed };
      config.writeObject("contact").setDefaultValues({ fieldName: "email", value });
    };
    type("a");
    type(undefined);
    expect(store.read(settings)).toEqual({});
    store.undo();
    expect(store.get()).toBe(store.getSaved());
    store.redo();
    expect(store.read(settings)).toEqual({});
    store.undo();
    expect(store.read([...settings, "email", "default", "stringValue"])).toBe("ab");
  });

  it("typing that comes by the server's text ends the conflict, and its undo brings that back (D9, D11)", () => {
    const { store } = draftOf({ a: "" });
    store.edit(["a"], "x");
    vi.advanceTimersByTime(2_000);
    store.takeSaved(content({ a: "xyz" }));
    const [conflict] = store.conflicts();
    for (const typed of ["xy", "xyz", "xyzz"]) store.edit(["a"], typed);
    expect(store.conflicts()).toEqual([]);
    store.undo();
    expect(store.get()).toEqual({ a: "x" });
    expect(store.conflicts()).toEqual([conflict]);
    store.redo();
    expect(store.get()).toEqual({ a: "xyzz" });
    expect(store.conflicts()).toEqual([]);
  });

  it("what was typed before the conflict ended is in the same step (D9, D11)", () => {
    const { store } = draftOf({ a: "" });
    store.edit(["a"], "x");
    vi.advanceTimersByTime(2_000);
    store.takeSaved(content({ a: "xy" }));
    for (const typed of ["xy", "xyz"]) store.edit(["a"], typed);
    store.undo();
    expect(store.get()).toEqual({ a: "x" });
    expect(store.conflicts()).toMatchObject([{ path: "/a", mine: "x", theirs: "xy" }]);
  });

  it.each([
    ["alone", (resolve: () => void) => resolve],
    [
      "in a batch",
      (resolve: () => void, store: ReturnType<typeof draftOf>["store"]) => () => store.batch(resolve),
    ],
  ])(
    "a conflict that is resolved right after typing, or before it, %s, is a step of its own (D9, D11)",
    (_, make) => {
      const { store } = draftOf({ a: "a" });
      store.edit(["a"], "ab");
      store.takeSaved(content({ a: "abc" }));
      make(() => store.resolve("/a", "theirs"), store)();
      store.edit(["a"], "abcd");
      store.undo();
      expect(store.get()).toEqual({ a: "abc" });
      store.undo();
      expect(store.get()).toEqual({ a: "ab" });
      expect(store.conflicts()).toMatchObject([{ path: "/a", mine: "ab", theirs: "abc" }]);
    },
  );
});

describe("a batch in which something comes from the server", () => {
  it("its edits before and after are one step, of all their places and conflicts (D9, D11)", () => {
    const { store } = draftOf({ a: 0, b: 0, c: 0 });
    store.edit(["a"], 1);
    store.takeSaved(content({ a: 2, b: 0, c: 0 }));
    store.edit(["b"], 1);
    store.takeSaved(content({ a: 2, b: 2, c: 0 }));
    const standing = store.conflicts();
    store.batch(() => {
      store.edit(["a"], 2);
      store.takeSaved(content({ a: 2, b: 2, c: 5 }));
      store.edit(["b"], 2);
    }, "Take both");
    expect(store.conflicts()).toEqual([]);
    const { undo } = store.steps();
    expect(undo?.label).toBe("Take both");
    expect(undo?.patches.map(({ path }) => path)).toEqual([["a"], ["b"]]);
    store.undo();
    expect(store.get()).toEqual({ a: 1, b: 1, c: 5 });
    expect(store.conflicts()).toEqual(standing);
  });

  it("of two edits of one place, the undo goes back before the first (D9)", () => {
    const { store } = draftOf({ a: { b: 0 }, c: 0 });
    store.batch(() => {
      store.edit(["a", "b"], 1);
      store.takeSaved(content({ a: { b: 0 }, c: 5 }));
      store.edit(["a"], undefined);
    });
    expect(store.steps().undo?.before).toEqual({ a: { b: 0 }, c: 5 });
    expect(store.versions().past.map(({ version }) => version.draft)).toEqual([{ a: { b: 0 }, c: 5 }]);
    store.undo();
    expect(store.get()).toEqual({ a: { b: 0 }, c: 5 });
    expect(store.steps().redo?.after).toEqual({ c: 5 });
    store.redo();
    expect(store.get()).toEqual({ c: 5 });
  });

  it("what is typed after it is another step (D9)", () => {
    const { store } = draftOf({ a: "", b: 0 });
    store.batch(() => {
      store.edit(["a"], "x");
      store.takeSaved(content({ a: "", b: 1 }));
      store.edit(["a"], "xy");
    });
    store.edit(["a"], "xyz");
    store.undo();
    expect(store.get()).toEqual({ a: "xy", b: 1 });
  });
});

describe("steps beside what the server changes", () => {
  it("a step keeps to the leaves that it changed (D9)", () => {
    const { store } = draftOf({ a: { b: 0, c: { d: 0 } } });
    store.edit(["a", "c", "d"], 1);
    store.takeSaved(content({ a: { b: 5, c: { d: 7 } } }));
    expect(store.steps().undo?.patches.map(({ path }) => path)).toEqual([["a", "c", "d"]]);
  });

  it("a step that the server made by itself is none any more, also while something else is in conflict (D9, D11)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    store.edit(["a"], 1);
    vi.advanceTimersByTime(2_000);
    store.edit(["b"], 1);
    store.takeSaved(content({ a: 2, b: 1 }));
    expect(store.conflicts()).toHaveLength(1);
    expect(store.steps().undo?.path).toEqual(["a"]);
    store.undo();
    expect(store.steps().undo).toBeUndefined();
  });
});

describe("references of the history", () => {
  it("undo and redo lead to the same objects again and again (D5, D9)", () => {
    const { store } = draftOf({ a: { b: 0 }, c: 0 });
    store.edit(["a", "b"], 1);
    const once = store.get();
    store.edit(["c"], 1);
    const twice = store.get();
    for (let time = 0; time < 3; time += 1) {
      store.undo();
      expect(store.get()).toBe(once);
      store.undo();
      expect(store.get()).toBe(store.getSaved());
      store.redo();
      expect(store.get()).toBe(once);
      store.redo();
      expect(store.get()).toBe(twice);
    }
  });

  it("what stands beside a step is the saved config itself where it is equal to that (D5)", () => {
    const { store } = draftOf({ a: { b: 0 } });
    store.edit(["a", "b"], 1);
    expect(store.steps().undo?.before).toBe(store.getSaved());
  });

  it("a version's step leads from the version before it to the version itself, on either side (D9)", () => {
    const { store } = draftOf({ a: 0 });
    for (const value of [1, 2, 3]) store.edit(["a"], value * 10);
    store.undo();
    store.undo();
    const { past, future } = store.versions();
    expect(past.map(({ step: { before, after } }) => [before, after])).toEqual([[{ a: 0 }, { a: 10 }]]);
    expect(future.map(({ step: { before, after } }) => [before, after])).toEqual([
      [{ a: 10 }, { a: 20 }],
      [{ a: 20 }, { a: 30 }],
    ]);
    expect(future[0]?.step.before).toBe(store.get());
    expect(future[1]?.step.after).toBe(future[1]?.version.draft);
  });

  it("an undo in a batch is refused with the reason (D9)", () => {
    const { store } = draftOf({ a: 0 });
    expect(() => {
      store.batch(() => {
        store.undo();
      });
    }).toThrow(/a batch is a step itself; call them after it/);
  });
});
