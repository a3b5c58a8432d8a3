import { describe, expect, it } from "vitest";
import { createShapeCache } from "../../../src/engine/shaping/shape-cache.js";
import type { ShapeInput } from "../../../src/engine/shaping/shape.js";

const lower = (name: string) => name.toLowerCase();
const input: ShapeInput = {
  objectName: "contact",
  type: "create",
  config: { provider: "salesforce" },
  integration: { name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
  fieldKey: lower,
};

describe("the memory of compiled shapes", () => {
  it("a shape is compiled once for one config, object, type and manifest", () => {
    const compile = createShapeCache();
    const shape = compile(input);
    expect(compile({ ...input })).toBe(shape);
    compile({ ...input, type: "update" });
    expect(compile({ ...input, removeUnmappedFields: false })).toBe(shape);
  });

  it.each<[string, Partial<ShapeInput>]>([
    ["another config", { config: { provider: "salesforce" } }],
    ["another object", { objectName: "account" }],
    ["another type of write", { type: "update" }],
    ["another manifest", { integration: { ...input.integration } }],
    ["another word of what is one field", { fieldKey: (name) => name }],
    ["fields that are stripped", { removeUnmappedFields: true }],
  ])("a shape is compiled anew for %s, and once", (_, other) => {
    const compile = createShapeCache();
    const shape = compile(input);
    const made = compile({ ...input, ...other });
    expect(made).not.toBe(shape);
    expect(compile({ ...input, ...other })).toBe(made);
  });

  it("what was compiled for the former manifest is forgotten", () => {
    const compile = createShapeCache();
    const shape = compile(input);
    compile({ ...input, integration: { ...input.integration } });
    expect(compile(input)).not.toBe(shape);
  });
});
