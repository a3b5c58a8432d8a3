import { describe, expect, it } from "vitest";
import { compileShape } from "../../../src/engine/index.js";

/** A shape that counts how often it was asked which field a name is. */
function createCounting() {
  const asked: string[] = [];
  const shape = compileShape({
    objectName: "contact",
    type: "create",
    config: { provider: "crm" },
    integration: { name: "crm", provider: "crm", write: { objects: [{ objectName: "contact" }] } },
    fieldKey: (name) => {
      asked.push(name);
      return name;
    },
  });
  const timesAsked = (name: string) => asked.filter((each) => each === name).length;
  return { shape, timesAsked };
}

const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`field ${String(place)}`, place]));

describe("the names that the records of an object have", () => {
  it("the names that the records of an object have are worked out once", () => {
    const { shape, timesAsked } = createCounting();
    shape.apply({ email: 1 });
    const first = timesAsked("email");
    shape.apply({ email: 2 });
    expect(timesAsked("email")).toBe(first);
  });

  it.each([
    [5000, false],
    [5001, true],
  ])("names that are %d are worked out anew for the next record: %s", (count, isAnew) => {
    const { shape, timesAsked } = createCounting();
    shape.apply(many(count));
    const first = timesAsked("field 0");
    shape.apply({ "field 0": 1 });
    expect(timesAsked("field 0") > first).toBe(isAnew);
    // And are kept again then.
    const second = timesAsked("field 0");
    shape.apply({ "field 0": 2 });
    expect(timesAsked("field 0")).toBe(second);
  });

  it("clash in another spelling also after they were worked out anew (P6)", () => {
    const shape = compileShape({
      objectName: "contact",
      type: "create",
      config: { provider: "salesforce" },
      integration: { name: "crm", provider: "salesforce" },
    });
    shape.apply({ ...many(5001), Email: 1 });
    expect(shape.apply({ Email: 1, EMAIL: 2 })).toMatchObject({ ok: false, names: ["Email", "EMAIL"] });
    expect(shape.apply({ EMAIL: 2, Email: 1 })).toMatchObject({ ok: false, names: ["EMAIL", "Email"] });
  });
});
