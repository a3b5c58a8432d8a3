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
  ])("finds what %s was meant to be", (name, meant) => {
    expect(nearestName(name, keys)).toBe(meant);
  });

  it.each(["", "fields", "name", "frequency", "__proto__", "x".repeat(1000)])(
    "finds nothing near %j",
    (name) => {
      expect(nearestName(name, keys)).toBeUndefined();
    },
  );

  it("takes the nearest, and the first of two that are equally near", () => {
    expect(nearestName("contact", ["contracts", "contacts", "contract"])).toBe("contacts");
  });

  it("does not search more than a hundred names", () => {
    const names = Array.from({ length: 100 }, (_, index) => `object${index}x`);
    expect(nearestName("object7", names)).toBe("object7x");
    expect(nearestName("object7", [...names, "object7"])).toBeUndefined();
  });
});
