import { expect, it } from "vitest";
import { compileShapeRun, shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput } from "../../support/lead-shape-input.js";

const mapping = (selectedFieldMappings: Record<string, string>) =>
  leadShapeInput({ read: { selectedFieldMappings } });

it.each(["text", null, 7, []])("a part is empty where its field holds %j (P3)", (owner) => {
  const settings = { "$['owner']['email']": { writeOnUpdate: "ifEmpty" } } as const;
  const input = leadShapeInput({ type: "update", settings });
  const shaped = shapeRecord({ ...input, record: { owner: { email: "a" } }, present: { owner } });
  expect(shaped.ok && shaped.fields).toEqual({ owner: { email: "a" } });
});

it("of three parts the two that meet are named, and not their sibling (P6)", () => {
  const input = mapping({ a: "$['o']['x']", b: "$['o']['y']", c: "$['o']['y']" });
  const shaped = shapeRecord({ ...input, record: { b: 1, a: 2, c: 3 } });
  expect(shaped).toMatchObject({ ok: false, names: ["b", "c"], fieldName: "$['o']['y']" });
});

it("a default for which there is no room is told of as dropped (P2)", () => {
  const settings = { part: { default: { stringValue: "d" } } };
  const input = leadShapeInput({ settings, read: { selectedFieldMappings: { part: "$['o']['x']" } } });
  const shaped = shapeRecord({ ...input, record: { o: "text" }, trace: true });
  expect(shaped.ok && shaped.fields).toEqual({ o: "text" });
  expect(shaped.ok && shaped.trace.at(-1)).toMatchObject({ name: "part", outcome: "dropped", rule: "P2" });
});

it("a manifest whose write part has no objects inherits nothing (P4)", () => {
  const input = {
    ...mapping({ a: "b" }),
    config: {},
    integration: { name: "crm", provider: "x", write: {} },
  };
  const shaped = shapeRecord({ ...input, record: { a: 1 } });
  expect(shaped.ok && shaped.fields).toEqual({ a: 1 });
});

it("a record says by which rules it came out, those of names without a setting among them (P8)", () => {
  const settings = { gone: { writeOnCreate: "never" } } as const;
  const { rules } = compileShapeRun(leadShapeInput({ settings }))({ gone: 1, other: 2 }, {});
  expect([1, 2, 3, 4, 5, 6, 7].filter((rule) => rules & (1 << rule))).toEqual([1, 3]);
  const strips = leadShapeInput({ removeUnmappedFields: true, inheritMapping: true });
  const { rules: stripped } = compileShapeRun(strips)({ other: 2 }, {});
  expect([1, 2, 3, 4, 5, 6, 7].filter((rule) => stripped & (1 << rule))).toEqual([5]);
});
