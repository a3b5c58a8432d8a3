import { describe, expect, it } from "vitest";
import { draftOf } from "../support/draft-of.js";

const saved = { provider: "salesforce", write: { objects: {} }, a: [{ b: 0 }] };

/** Has a recipe make the draft; what the draft is typed as does not matter here. */
function setBy(recipe: (draft: Record<string, unknown>) => unknown) {
  const draft = draftOf(saved);
  const set = () => {
    draft.store.setDraft(recipe as never);
  };
  return { ...draft, set };
}

describe("a recipe of setDraft", () => {
  it("a recipe that throws throws its own error, and the draft is as it was (D1)", () => {
    const { store, set } = setBy((draft) => {
      draft["a"] = 1;
      throw new RangeError("of the app's");
    });
    expect(set).toThrow(new RangeError("of the app's"));
    expect(store.get()).toBe(store.getSaved());
  });

  it("a recipe that returns a promise is refused with what to do instead (D1)", () => {
    const { store, set } = setBy(async (draft) => {
      draft["a"] = 1;
    });
    expect(set).toThrow(/returns a promise; await first, then call setDraft/);
    expect(store.get()).toBe(store.getSaved());
  });

  it("a recipe that returns a list inside itself is refused by its place (D16)", () => {
    const { store, set } = setBy(() => {
      const list: unknown[] = [];
      list.push(list);
      return { a: list };
    });
    expect(set).toThrow(/at \/a\/0/);
    expect(store.get()).toBe(store.getSaved());
  });

  it("a recipe cannot bring the name `__proto__`, at any depth and in lists, too (D8)", () => {
    const named = JSON.parse('{"__proto__": 1}') as object;
    const deep = setBy((draft) => {
      draft["a"] = [{ b: [named] }];
    });
    expect(deep.set).toThrow(/cannot set the name "__proto__" at \/a\/.*__proto__; use the setters/);
    const assigned = setBy((draft) => {
      (draft as { ["__proto__"]: unknown })["__proto__"] = {};
    });
    expect(assigned.set).toThrow('cannot set the name "__proto__"; use the setters for it');
    expect(deep.store.get()).toBe(deep.store.getSaved());
    expect(assigned.store.get()).toBe(assigned.store.getSaved());
  });

  it("a recipe may return lists and objects made of the draft's own parts (D1)", () => {
    const { store, set } = setBy((draft) => {
      const [first] = draft["a"] as { b: number }[];
      if (first) first.b = 1;
      return { provider: draft["provider"], a: [first, { b: 2 }], c: { first } };
    });
    set();
    expect(store.get()).toEqual({ provider: "salesforce", a: [{ b: 1 }, { b: 2 }], c: { first: { b: 1 } } });
  });

  it("a recipe that brings a value which cannot be read is refused by its place (D16)", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const { store, set } = setBy(() => ({ a: proxy }));
    expect(set).toThrow(/ at \/a/);
    expect(store.get()).toBe(store.getSaved());
  });
});
