import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyJsonPatch, type PatchOperation } from "../../../mock-server/domain/installations/json-patch.js";

/** JSON text, so that `__proto__` in it is a key like any other. */
function parse(text: string): unknown {
  return JSON.parse(text);
}

/** A name with the pointer that RFC 6901 writes for it. */
const hostileNames = [
  ["__proto__", "/__proto__"],
  ["constructor", "/constructor"],
  ["prototype", "/prototype"],
  ["toString", "/toString"],
  ["", "/"],
  ["a/b", "/a~1b"],
  ["a~b", "/a~0b"],
  ["~1", "/~01"],
  ["a.b", "/a.b"],
  ["0", "/0"],
  ["-", "/-"],
  ["$['a']['b']", "/$['a']['b']"],
  ["🙂", "/🙂"],
] as const;

describe("applyJsonPatch", () => {
  it.each(hostileNames)("adds, replaces and removes a member called %j (D8)", (name, pointer) => {
    const key = JSON.stringify(name);
    const before = parse('{"kept":1}');
    const added = applyJsonPatch(before, [{ op: "add", path: pointer, value: { deep: 1 } }]);
    expect(JSON.stringify(added)).toBe(
      JSON.stringify({ ok: true, value: parse(`{"kept":1,${key}:{"deep":1}}`) }),
    );
    const replaced = applyJsonPatch(parse(`{${key}:1}`), [{ op: "replace", path: pointer, value: 2 }]);
    expect(JSON.stringify(replaced)).toBe(`{"ok":true,"value":{${key}:2}}`);
    const removed = applyJsonPatch(parse(`{${key}:1,"kept":1}`), [{ op: "remove", path: pointer }]);
    expect(JSON.stringify(removed)).toBe('{"ok":true,"value":{"kept":1}}');
    expect(before).toEqual({ kept: 1 });
  });

  it.each(hostileNames)("copies, moves and tests a member called %j (D8)", (name, pointer) => {
    const key = JSON.stringify(name);
    const before = parse(`{${key}:{"deep":1},"kept":1}`);
    const test = { op: "test", path: pointer, value: { deep: 1 } } as const;
    const copied = applyJsonPatch(before, [test, { op: "copy", from: pointer, path: "/kept" }]);
    expect(JSON.stringify(copied)).toBe(`{"ok":true,"value":{${key}:{"deep":1},"kept":{"deep":1}}}`);
    const moved = applyJsonPatch(before, [{ op: "move", from: pointer, path: "/kept" }]);
    expect(JSON.stringify(moved)).toBe('{"ok":true,"value":{"kept":{"deep":1}}}');
    const back = applyJsonPatch(parse('{"kept":{"deep":1}}'), [{ op: "move", from: "/kept", path: pointer }]);
    expect(JSON.stringify(back)).toBe(`{"ok":true,"value":{${key}:{"deep":1}}}`);
  });

  it("the whole document is replaced, copied into and tested, and a copy is a value of its own", () => {
    const patched = applyJsonPatch({ a: { b: 1 } }, [
      { op: "copy", from: "", path: "/c" },
      { op: "replace", path: "/a/b", value: 2 },
      { op: "test", path: "", value: { c: { a: { b: 1 } }, a: { b: 2 } } },
      { op: "move", from: "/c", path: "" },
      { op: "add", path: "/d", value: 3 },
    ]);
    expect(patched).toEqual({ ok: true, value: { a: { b: 1 }, d: 3 } });
  });

  it.each(hostileNames)("reaches below and into a member called %j (D8)", (name, pointer) => {
    const key = JSON.stringify(name);
    const document = parse(`{${key}:{${key}:{}}}`);
    const patched = applyJsonPatch(document, [
      { op: "add", path: `${pointer}${pointer}${pointer}`, value: true },
    ]);
    expect(JSON.stringify(patched)).toBe(`{"ok":true,"value":{${key}:{${key}:{${key}:true}}}}`);
  });

  it.each(hostileNames)(
    "applyJsonPatch finds nothing to change, test or copy where %j is only inherited (D8)",
    (_, pointer) => {
      const changes: PatchOperation[] = [
        { op: "replace", path: pointer, value: 1 },
        { op: "remove", path: pointer },
        { op: "test", path: pointer, value: 1 },
        { op: "copy", from: pointer, path: "/x" },
        { op: "move", from: pointer, path: "/x" },
      ];
      for (const change of changes) {
        expect(applyJsonPatch({}, [change])).toMatchObject({ ok: false, index: 0 });
      }
    },
  );

  it("applyJsonPatch keeps a value whose own key is __proto__ and touches no prototype (D8)", () => {
    const value = parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    const patched = applyJsonPatch({}, [
      { op: "add", path: "/v", value },
      { op: "add", path: "/v/__proto__/more", value: 1 },
    ]);
    expect(JSON.stringify(patched)).toBe(
      '{"ok":true,"value":{"v":{"__proto__":{"polluted":true,"more":1},"constructor":{"prototype":{"polluted":true}}}}}',
    );
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.getPrototypeOf((patched as { value: object }).value)).toBe(Object.prototype);
  });

  it("document and operations stay as they were, applied or not (I2)", () => {
    const document = Object.freeze({ list: Object.freeze([1, 2]), a: Object.freeze({ b: 1 }) });
    const value = Object.freeze({ c: 1 });
    const change = Object.freeze({ op: "add", path: "/a/x", value } as const);
    const patched = applyJsonPatch(document, [change, { op: "add", path: "/a/x/d", value: 2 }]);
    expect(patched).toEqual({ ok: true, value: { list: [1, 2], a: { b: 1, x: { c: 1, d: 2 } } } });
    expect(applyJsonPatch(document, [change, { op: "remove", path: "/none" }])).toMatchObject({
      ok: false,
      index: 1,
    });
    expect(document).toEqual({ list: [1, 2], a: { b: 1 } });
    expect(value).toEqual({ c: 1 });
  });

  it("a patch sets exactly the member that the pointer names, for any name (D8)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.jsonValue(), (name, value) => {
        const pointer = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
        const patched = applyJsonPatch({ other: 1 }, [{ op: "add", path: pointer, value }]);
        const expected = Object.fromEntries([
          ...new Map<string, unknown>([
            ["other", 1],
            [name, value],
          ]),
        ]);
        expect(JSON.stringify(patched)).toBe(JSON.stringify({ ok: true, value: expected }));
      }),
    );
  });
});
