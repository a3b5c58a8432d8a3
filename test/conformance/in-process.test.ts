import { describe, expect, it } from "vitest";
import { inProcess } from "./support/doors.js";
import { findMismatches } from "./support/find-mismatches.js";
import { conformanceCases } from "./support/load-cases.js";
import { runCase } from "./support/run-case.js";

describe("the conformance cases", () => {
  it("the conformance cases are at least 40, each with a name that begins with its rules", () => {
    const names = conformanceCases.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[DHILPSW]\d+(, [DHILPSW]\d+)*: /.test(name))).toEqual([]);
  });

  it.each<[string, unknown, unknown]>([
    ["another value", { a: 1 }, { a: 2 }],
    ["a missing member", { a: 1 }, {}],
    ["a member too many", { a: 1 }, { a: 1, b: 2 }],
    ["a member of another prototype", JSON.parse('{"__proto__": 1}'), {}],
    ["a list too long", [1], [1, 2]],
    ["a list too short", [{ $has: {} }], []],
    ["an object for a list", [1], { 0: 1 }],
    ["a time that is none", { $is: "time" }, "yesterday"],
    ["an empty text", { $is: "text" }, ""],
    ["a text without its part", { $is: "text", with: ["contact"] }, "account"],
    ["a missing member of an open object", { $has: { a: 1 } }, { b: 1 }],
    ["a problem of another status", { $problem: { status: 404 } }, { status: 400 }],
    ["a body where there is none", undefined, null],
  ])("the conformance cases are strict: %s is no match", (_, expected, actual) => {
    expect(findMismatches(expected, actual)).not.toEqual([]);
  });

  it("the conformance cases never pass where the matcher is unknown", () => {
    expect(() => findMismatches({ $is: "number" }, 1)).toThrow("there is no matcher");
  });
});

describe("the backend in process", () => {
  it.each(conformanceCases)("the backend answers in process: $name", async (played) => {
    expect((await runCase(inProcess, played)).mismatches).toEqual([]);
  });
});
