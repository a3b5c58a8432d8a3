import vm from "node:vm";
import { describe, expect, it } from "vitest";
import { isJsonObject, own, setOwn } from "../../src/json/object.js";

class Point {
  x = 1;
}
class Bare extends (null as unknown as ObjectConstructor) {}

describe("isJsonObject", () => {
  it.each<[string, unknown]>([
    ["an object", {}],
    ["an object without a prototype", Object.create(null)],
    ["an object of another realm", vm.runInNewContext("({ a: 1 })")],
    ["an object that another realm parsed", vm.runInNewContext(`JSON.parse('{"__proto__":1}')`)],
    ["a structured clone", structuredClone({ a: 1 })],
  ])("%s is a JSON object (D16)", (_, value) => {
    expect(isJsonObject(value)).toBe(true);
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["a list", []],
    ["a list of another realm", vm.runInNewContext("[]")],
    ["a text", "a"],
    ["undefined", undefined],
    ["a date", new Date(0)],
    ["a date of another realm", vm.runInNewContext("new Date(0)")],
    ["a map", new Map()],
    ["a function", () => 1],
    ["an instance of a class", new Point()],
    ["an instance of a class of another realm", vm.runInNewContext("new (class A {})()")],
    ["an instance of a class without a parent", Object.create(Bare.prototype)],
    ["an object that inherits from another one", Object.create({ a: 1 })],
  ])("%s is no JSON object (D16)", (_, value) => {
    expect(isJsonObject(value)).toBe(false);
  });
});

describe("own properties", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "own reads no inherited %s (D8)",
    (name) => {
      expect(own({}, name)).toBeUndefined();
      expect(own(JSON.parse(`{"${name}":1}`), name)).toBe(1);
    },
  );

  it("own reads nothing from what is no object (D16)", () => {
    expect(own([1], "0")).toBeUndefined();
    expect(own("text", "length")).toBeUndefined();
    expect(own(undefined, "a")).toBeUndefined();
  });

  it("setOwn sets __proto__ as a name (D8)", () => {
    const target = {};
    setOwn(target, "__proto__", { polluted: true });
    expect(JSON.stringify(target)).toBe('{"__proto__":{"polluted":true}}');
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
  });
});
