import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestName } from "../../src/json/nearest-name.js";

const keys = ["objectName", "destination", "schedule", "requiredFields", "optionalFields", "mapToName"];

describe("nearestName", () => {
  it.each([
    ["requiredField", "requiredFields"],
    ["requierdFields", "requiredFields"],
    ["RequiredFileds", "requiredFields"],
    ["objectname", "objectName"],
    ["shedule", "schedule"],
    // Two swaps count two; a swap for two changes each would be too far.
    ["cshedlue", "schedule"],
    ["maptoname", "mapToName"],
    ["optionalsFields", "optionalFields"],
  ])("nearestName finds what %s was meant to be", (name, meant) => {
    expect(nearestName(name, keys)).toBe(meant);
  });

  it.each(["", "fields", "name", "frequency", "__proto__", "x".repeat(1000)])(
    "nearestName finds nothing near %j",
    (name) => {
      expect(nearestName(name, keys)).toBeUndefined();
    },
  );

  it("nearestName takes the nearest, and the first of two that are equally near", () => {
    expect(nearestName("contact", ["contracts", "contacts", "contract"])).toBe("contacts");
  });

  it("nearestName does not search more than a hundred names", () => {
    const names = Array.from({ length: 100 }, (_, index) => `object${index}x`);
    expect(nearestName("object7", names)).toBe("object7x");
    expect(nearestName("object7", [...names, "object7"])).toBeUndefined();
  });

  it("nearestName does not compare names of more than 250 characters", () => {
    const long = "a".repeat(250);
    expect(nearestName(`${long.slice(1)}b`, [long])).toBe(long);
    expect(nearestName(`${long}b`, [long])).toBeUndefined();
  });

  it("nearestName agrees with a table of all distances", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
    fc.assert(
      fc.property(name, name, (one, other) => {
        const limit = Math.min(3, Math.ceil(other.length / 4));
        expect(nearestName(one, [other]) !== undefined).toBe(naiveDistance(one, other) <= limit);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Optimal string alignment distance, by the whole table. */
function naiveDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = rows[i] ?? [];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + change,
        isSwap ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}
