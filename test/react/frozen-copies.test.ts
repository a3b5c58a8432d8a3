import { describe, expect, it } from "vitest";
import { createFrozenCopies } from "../../src/react/internal/issues/frozen-copies.js";

describe("frozen copies", () => {
  it("a copy is equal and frozen to its leaves, and what was copied stays as it was (H16)", () => {
    const value = { list: [{ a: 1 }], text: "x", nothing: null };
    const copy = createFrozenCopies()(value);
    expect(copy).toEqual(value);
    expect(Object.isFrozen(copy.list[0])).toBe(true);
    expect(() => copy.list.push({ a: 2 })).toThrow(TypeError);
    expect(Object.isFrozen(value.list)).toBe(false);
  });

  it("a part that was copied before gives the same copy (H16)", () => {
    const frozen = createFrozenCopies();
    const part = { a: 1 };
    expect(frozen({ part, other: 1 }).part).toBe(frozen({ part, other: 2 }).part);
  });

  it("the name __proto__ is a name as any other (D8)", () => {
    const value = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    const copy = createFrozenCopies()(value);
    expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it("what is no JSON is passed on as it is (H16)", () => {
    const since = new Date(0);
    expect(createFrozenCopies()({ since }).since).toBe(since);
  });
});
