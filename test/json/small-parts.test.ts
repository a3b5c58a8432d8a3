import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { formatBodyPath } from "../../src/json/body-path.js";
import { copyJson } from "../../src/json/copy.js";
import { didYouMean } from "../../src/json/did-you-mean.js";
import { memoize } from "../../src/json/memoize.js";
import { cutText, quote } from "../../src/json/quote.js";

describe("copyJson", () => {
  it("copies deeply, leaves out members that are undefined, and keeps __proto__ a name (D8)", () => {
    const text = '{"a":[{"b":1}],"__proto__":{"c":null}}';
    const value = JSON.parse(text) as { a: unknown; gone?: unknown };
    value.gone = undefined;
    const copy = copyJson(value);
    expect(JSON.stringify(copy)).toBe(text);
    expect(copy.a).not.toBe(value.a);
    expect(Object.hasOwn(copy, "gone")).toBe(false);
  });

  it("makes an object of another realm one of this realm (D16)", () => {
    const copy = copyJson(vm.runInNewContext("({ a: { b: 1 } })")) as { a: unknown };
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(copy.a)).toBe(Object.prototype);
  });
});

describe("memoize", () => {
  it("memoize makes a result once for a thing and the same parts, and anew for other parts", () => {
    const made: unknown[] = [];
    const join = memoize((thing: object, part: string) => made.push([thing, part]));
    const thing = {};
    expect([join(thing, "a"), join(thing, "a"), join(thing, "b"), join({}, "b")]).toEqual([1, 1, 2, 3]);
    expect(join(thing, "a")).toBe(4);
  });

  it("memoize remembers by text as well, also a result that is undefined", () => {
    let calls = 0;
    const look = memoize((_name: string) => {
      calls += 1;
    });
    look("__proto__");
    look("__proto__");
    look("constructor");
    expect(calls).toBe(2);
  });
});

describe("quote", () => {
  it.each<[unknown, string]>([
    ['a\n"b"', '"a\\n\\"b\\""'],
    ["x".repeat(60), `"${"x".repeat(60)}"`],
    ["x".repeat(61), `"${"x".repeat(60)}…"`],
    // Half of the emoji would stand as an escape.
    [`${"x".repeat(59)}😀`, `"${"x".repeat(59)}…"`],
    [{ a: [1] }, '{"a":[1]}'],
    [null, "null"],
    [undefined, "undefined"],
    [["y".repeat(100)], `["${"y".repeat(58)}…`],
  ])("quote writes %j as %s", (value, expected) => {
    expect(quote(value)).toBe(expected);
  });
});

describe("cutText", () => {
  it("a text that is cut anywhere never ends in half of an emoji", () => {
    const text = "a😀b😀😀c";
    for (let length = 0; length < text.length; length += 1) {
      const cut = cutText(text, length);
      expect(cut).not.toMatch(/\p{Surrogate}/u);
      expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length + 1);
    }
    expect(cutText(text, text.length)).toBe(text);
  });
});

describe("formatBodyPath", () => {
  it.each<[PropertyKey[], string]>([
    [[], ""],
    [["changes", 1, "path"], "changes[1].path"],
    [["a b", "c"], '["a b"].c'],
    [["config", "a.b"], 'config["a.b"]'],
  ])("formatBodyPath writes %j as %s", (path, expected) => {
    expect(formatBodyPath(path)).toBe(expected);
  });
});

describe("didYouMean", () => {
  it("didYouMean ends a refusal with the nearest name, or with nothing", () => {
    expect(didYouMean("Contacts", new Set(["contact", "account"]))).toBe('; did you mean "contact"?');
    expect(didYouMean("lead", ["contact", "account"])).toBe("");
  });
});
