import vm from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assertJson, findNonJson } from "../../src/json/non-json.js";

class Point {
  x = 1;
}
const ring: { inner: { back?: unknown }[] } = { inner: [{}] };
ring.inner[0] = { back: ring };
const loop: unknown[] = [];
loop.push(loop);
function nested(levels: number): unknown {
  let list: unknown[] = [];
  for (let level = 1; level < levels; level += 1) list = [list];
  return list;
}

describe("findNonJson", () => {
  it.each<[found: string, pointer: string, value: unknown]>([
    ["undefined", "", undefined],
    ["NaN", "/a/b", { a: { b: NaN } }],
    ["-Infinity", "/1", [1, -Infinity]],
    ["a BigInt", "/a~1b/c~0d", { "a/b": { "c~d": 1n } }],
    ["a symbol", "/a", { a: Symbol("s") }],
    ["a function", "/a/toJSON", { a: { toJSON: () => 1 } }],
    ["an instance of Date", "/a/0", { a: [new Date(0)] }],
    ["an instance of Map", "/a", { a: new Map() }],
    ["an instance of Point", "/a", { a: new Point() }],
    ["an instance of Date", "/b", vm.runInNewContext("({ b: new Date(0) })")],
    ["undefined", "/a/1", { a: [1, undefined] }],
    // eslint-disable-next-line no-sparse-arrays -- a hole is what is tested
    ["undefined", "/1", [1, , 3]],
    ["an object with a symbol for a name", "/a", { a: { [Symbol("s")]: 1 } }],
    ["an object inside itself", "/inner/0/back", ring],
    ["an object inside itself", "/0", loop],
    ["a function", "//constructor", { "": { __proto__: null, constructor: () => 1 } }],
  ])("finds %s at %j (D16)", (found, pointer, value) => {
    expect(findNonJson(value)).toEqual({ pointer, found });
  });

  it("finds nothing in JSON of this or another realm, and passes over members that are undefined (D16)", () => {
    expect(findNonJson({ a: undefined, b: [{ c: null }, "", 0, -0, false] })).toBeUndefined();
    expect(findNonJson(vm.runInNewContext("({ a: [{ b: 1 }], c: null })"))).toBeUndefined();
    expect(findNonJson(JSON.parse('{"__proto__":{"constructor":1}}'))).toBeUndefined();
  });

  it("a part that stands twice is no cycle, and is looked at once (D16)", () => {
    let shared: unknown = { a: 1 };
    for (let level = 0; level < 60; level += 1) shared = { left: shared, right: shared };
    expect(findNonJson(shared)).toBeUndefined();
  });

  it("what is nested too deep for the stack is not looked at further (D16)", () => {
    expect(findNonJson(nested(500))).toBeUndefined();
    expect(findNonJson(nested(100_000))?.found).toBe("something more than 500 levels deep");
  });

  it("any JSON value has nothing in it that is no JSON (D16)", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(findNonJson(value)).toBeUndefined();
      }),
    );
  });
});

describe("assertJson", () => {
  it("throws a TypeError that names the place and what stands there (D16)", () => {
    expect(() => assertJson({ a: [new Date(0)] }, 'the default of "name"')).toThrow(TypeError);
    expect(() => assertJson({ a: [new Date(0)] }, 'the default of "name"')).toThrow(
      'the default of "name" is no JSON: there is an instance of Date at /a/0; ' +
        "use texts, finite numbers, true, false, null, lists and plain objects",
    );
    expect(() => assertJson(NaN, "the draft")).toThrow("the draft is no JSON: there is NaN; use");
    expect(() => assertJson({}, "the draft")).not.toThrow();
  });
});
