import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DraftStore, DraftVersion } from "../../../src/draft/store/draft-store.js";
import { live, lives } from "../support/draft-history.js";
import { content, draftOf } from "../support/draft-of.js";

/** Moves until nothing changes any more, and tells what each move was and led to. */
function moves(store: DraftStore, op: "undo" | "redo") {
  const reached: { version: DraftVersion; step: { label: string | undefined } }[] = [];
  for (let step = store.steps()[op]; step; step = store.steps()[op]) {
    const { label } = step;
    store[op]();
    reached.push({ version: store.getState(), step: { label } });
  }
  return reached.map(compared);
}

function compared({
  version: { draft, conflicts },
  step: { label },
}: {
  version: DraftVersion;
  step: { label: string | undefined };
}) {
  return { draft, conflicts, label };
}

describe("the versions of the history", () => {
  // A pause in typing begins another step: on a busy machine there would be some.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("the versions are what that many undos and redos lead to, whatever user and server did (D9)", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const store = live(life);
        const now = store.getState();
        const told = [now.draft, store.steps()];
        const { past, future } = store.versions();
        expect([store.get(), store.steps()], "asking changes nothing").toEqual(told);

        const undone = moves(store, "undo");
        expect(past.map(compared)).toEqual(undone);
        for (const [index, { draft }] of undone.entries()) {
          expect(past[index]?.version.draft, "D5").toBe(draft);
        }
        for (let left = undone.length; left > 0; left -= 1) store.redo();
        expect(store.get()).toBe(now.draft);
        expect(future.map(compared)).toEqual(moves(store, "redo"));
      }),
      { numRuns: 300 },
    );
  });

  it("the versions are the same to a draft that was never asked for them (D9)", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const store = live(life);
        const asked = live(life, ({ versions }) => versions());
        expect(asked.get()).toEqual(store.get());
        expect(moves(asked, "undo")).toEqual(moves(store, "undo"));
        expect(moves(asked, "redo")).toEqual(moves(store, "redo"));
      }),
      { numRuns: 300 },
    );
  });

  it("the versions know no step that typing has led back to its start, asked or not (D9)", () => {
    for (const isAsked of [false, true]) {
      const { store } = draftOf({ a: {} });
      store.edit(["a", "b"], 0);
      store.takeSaved(store.get(), store.get());
      if (isAsked) store.versions();
      store.edit(["a", "b"], undefined);
      expect(store.steps()).toEqual({ undo: undefined, redo: undefined });
    }
  });

  it("the versions leave out a step between others that the server has made by itself (D9)", () => {
    const { store } = draftOf({ a: 0, b: 0, c: 0 });
    for (const name of ["a", "b", "c"]) store.edit([name], 1);
    store.takeSaved(content({ a: 0, b: 1, c: 0 }));
    expect(store.versions().past.map(({ version }) => version.draft)).toEqual([
      { a: 1, b: 1, c: 0 },
      { a: 0, b: 1, c: 0 },
    ]);
    expect(store.versions().past.at(-1)?.version.draft).toBe(store.getSaved());
  });

  it("the versions are gone with the installation, and stay within the limit of the history (D9)", () => {
    const { store } = draftOf({ a: 0 });
    expect(store.versions()).toEqual({ past: [], future: [] });
    for (let value = 1; value <= 120; value += 1) store.edit(["a"], value);
    expect(store.versions().past).toHaveLength(100);
    expect(store.versions().past.at(-1)?.version.draft).toEqual({ a: 20 });
    store.takeSaved(undefined, store.get());
    expect(store.versions()).toEqual({ past: [], future: [] });
  });
});
