import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { deepEqual } from "../../src/json/equal.js";
import { createPendingWrites } from "../../src/draft/store/edits/pending-writes.js";
import { getIn, setIn } from "../../src/json/path.js";
import { reconcile } from "../../src/json/reconcile.js";
import { deepFreeze } from "../draft/support/draft-of.js";

describe("deepEqual compares by content", () => {
  it.each<[string, string, boolean]>([
    ["1", "1", true],
    ["1", '"1"', false],
    ["null", "null", true],
    ["null", "{}", false],
    ["[]", "{}", false],
    ["[1,[2]]", "[1,[2]]", true],
    ["[1,2]", "[2,1]", false],
    ["[1]", "[1,2]", false],
    ['{"a":1,"b":{"c":2}}', '{"b":{"c":2},"a":1}', true],
    ['{"a":1}', '{"a":1,"b":1}', false],
    ['{"a":1}', '{"b":1}', false],
    ['{"__proto__":1}', '{"__proto__":1}', true],
    ['{"__proto__":1}', "{}", false],
    ['{"__proto__":{}}', '{"a":{}}', false],
    ['{"toString":1}', '{"valueOf":1}', false],
  ])("deepEqual tells %s and %s apart by content: %s", (a, b, expected) => {
    expect(deepEqual(JSON.parse(a), JSON.parse(b))).toBe(expected);
    expect(deepEqual(JSON.parse(b), JSON.parse(a))).toBe(expected);
  });
});

describe("deepEqual of values that JSON writes alike", () => {
  it("takes an undefined member for an absent one, and -0 for 0 (D16)", () => {
    expect(deepEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(deepEqual({ a: 1 }, { a: 1, b: undefined })).toBe(true);
    expect(deepEqual({ a: undefined }, { b: undefined })).toBe(true);
    expect(deepEqual({ a: undefined }, { b: 1 })).toBe(false);
    expect(deepEqual({ a: -0 }, { a: 0 })).toBe(true);
  });

  it("compares objects of two realms by content (D16)", () => {
    const foreign: unknown = vm.runInNewContext("({ a: [{ b: 1 }] })");
    expect(deepEqual(foreign, { a: [{ b: 1 }] })).toBe(true);
    expect(deepEqual(foreign, { a: [{ b: 2 }] })).toBe(false);
  });
});

describe("reconcile keeps the references of equal parts", () => {
  it("it returns the previous value where all is equal, in any order of names (D5)", () => {
    const previous = deepFreeze({ a: { b: [1] }, c: null });
    expect(reconcile(previous, { c: null, a: { b: [1] } })).toBe(previous);
  });

  it("it keeps each equal part, and takes the new order of names (D5)", () => {
    const previous = deepFreeze({ a: { b: [1] }, c: { d: 1 }, e: 1 });
    const next = deepFreeze({ c: { d: 2 }, a: { b: [1] } });
    const result = reconcile<unknown>(previous, next);
    expect(result).toStrictEqual({ c: { d: 2 }, a: { b: [1] } });
    expect(getIn(result, ["a"])).toBe(previous.a);
    expect(Object.keys(result as object)).toEqual(["c", "a"]);
  });

  it("it returns the new value where that shares all references already (D5)", () => {
    const part = deepFreeze({ b: 1 });
    const next = deepFreeze({ a: part, c: 2 });
    expect(reconcile<unknown>(deepFreeze({ a: part, c: 1 }), next)).toBe(next);
  });

  it("it keeps lists, or their equal items, in the same way (D5)", () => {
    const previous = deepFreeze([{ a: 1 }, { b: 1 }]);
    expect(reconcile<unknown>(previous, [{ a: 1 }, { b: 1 }])).toBe(previous);
    const longer = reconcile<unknown[]>(previous, [{ a: 1 }, { b: 2 }, { c: 1 }]);
    expect(longer).toStrictEqual([{ a: 1 }, { b: 2 }, { c: 1 }]);
    expect(longer[0]).toBe(previous[0]);
    const other = deepFreeze([1, 2]);
    expect(reconcile<unknown>(deepFreeze([1]), other)).toBe(other);
    expect(reconcile<unknown>(previous, [{ a: 1 }])).toStrictEqual([{ a: 1 }]);
  });

  it("it keeps __proto__ as a name (D8)", () => {
    const previous: unknown = deepFreeze(JSON.parse('{"__proto__":{"a":1},"b":1}'));
    const result = reconcile(previous, JSON.parse('{"__proto__":{"a":1},"b":2}') as unknown);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"a":1},"b":2}');
    expect(getIn(result, ["__proto__"])).toBe(getIn(previous, ["__proto__"]));
  });
});

describe("setIn", () => {
  const root = deepFreeze({ a: { b: 1, c: { d: 1 } }, e: [1] });

  it("setIn copies the containers on the way, and shares the rest", () => {
    const next = setIn(root, ["a", "b"], 2);
    expect(next).toStrictEqual({ a: { b: 2, c: { d: 1 } }, e: [1] });
    expect(getIn(next, ["a", "c"])).toBe(root.a.c);
    expect(getIn(next, ["e"])).toBe(root.e);
  });

  it("setIn makes the containers that are missing, also where a leaf is in the way", () => {
    expect(setIn({}, ["x", "y", ""], 1)).toStrictEqual({ x: { y: { "": 1 } } });
    expect(setIn({ x: 1 }, ["x", "y"], 2)).toStrictEqual({ x: { y: 2 } });
    expect(setIn(undefined, ["x"], 1)).toStrictEqual({ x: 1 });
  });

  it("setIn removes with undefined, and makes no containers for it", () => {
    expect(setIn(root, ["a", "c"], undefined)).toStrictEqual({ a: { b: 1 }, e: [1] });
    expect(setIn(root, ["a", "x"], undefined)).toBe(root);
    expect(setIn(root, ["x", "y"], undefined)).toBe(root);
    expect(setIn(root, ["a", "b", "y"], undefined)).toBe(root);
  });

  it("setIn returns the root itself where an equal value stands there already", () => {
    expect(setIn(root, ["a", "c"], { d: 1 })).toBe(root);
    expect(setIn(root, [], structuredClone(root))).toBe(root);
  });

  it("pending writes give back the base that they make the tree equal to, whole or in parts", () => {
    const writes = createPendingWrites(root as object, () => [root]);
    const write = (path: string[], value: unknown) => {
      writes.write(path, value);
      return writes.tree();
    };
    write(["a", "b"], 2);
    expect(write(["a", "b"], 1)).toBe(root);
    write(["a", "b"], 2);
    const replaced = write(["a"], { b: 3, c: { d: 1 } });
    expect(getIn(replaced, ["a", "c"])).toBe(root.a.c);
    write(["a", "b"], 1);
    write(["e"], undefined);
    expect(write(["e"], [1])).toBe(root);
  });

  it("__proto__ is set, changed and removed as a name (D8)", () => {
    const set = setIn({}, ["__proto__", "polluted"], true);
    expect(JSON.stringify(set)).toBe('{"__proto__":{"polluted":true}}');
    expect(JSON.stringify(setIn(set, ["__proto__", "polluted"], 1))).toBe('{"__proto__":{"polluted":1}}');
    expect(JSON.stringify(setIn(set, ["__proto__"], undefined))).toBe("{}");
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
