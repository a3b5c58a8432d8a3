import { deepStrictEqual } from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { compileShape, shapeRecord } from "../../../src/engine/shaping/shape.js";
import { hostileNames } from "../../support/arbitraries/arbitrary-config.js";
import { leadShapeInput } from "../../support/lead-shape-input.js";

describe("the record's id", () => {
  const shape = (type: "create" | "update" | "delete", record: Record<string, unknown>) =>
    shapeRecord({ ...leadShapeInput({ type }), record });

  it.each(["id", "Id"])("the record's id of an update or a deletion is %s, and no field (W5)", (name) => {
    expect(shape("update", { [name]: "1", a: 2 })).toMatchObject({ recordId: "1", fields: { a: 2 } });
    expect(shape("update", { [name]: "1" })).not.toHaveProperty(["fields", name]);
    expect(shape("delete", { [name]: "1" })).toMatchObject({ recordId: "1" });
  });

  it.each([
    [{ id: "1", Id: "2" }, "1"],
    [{ id: "", Id: "2" }, "2"],
    [{ id: 7 }, "7"],
    [{ id: 0 }, "0"],
    [{ id: NaN }, undefined],
    [{ id: null }, undefined],
    [{ id: {} }, undefined],
    [{}, undefined],
  ])("the id of a record in %j is %j (W5)", (record, recordId) => {
    expect(shape("update", record)).toEqual({ ok: true, fields: {}, recordId, needsPresent: [], trace: [] });
  });

  it("the record's id of a create is a field like any other (W5)", () => {
    expect(shape("create", { id: "1", Id: "2" })).toEqual({
      ok: true,
      fields: { id: "1", Id: "2" },
      recordId: undefined,
      needsPresent: [],
      trace: [],
    });
  });

  it("the record's id is all that a deletion needs (W5)", () => {
    const settings = { a: { default: { integerValue: 1 } } };
    const input = leadShapeInput({ type: "delete", settings, read: { selectedFieldMappings: { b: "c" } } });
    expect(shapeRecord({ ...input, record: { id: "1", b: 1, c: 2 }, trace: true })).toEqual({
      ok: true,
      fields: {},
      recordId: "1",
      needsPresent: [],
      trace: [],
    });
  });
});

describe("values", () => {
  const values = {
    date: new Date(0),
    list: [1, [2]],
    deep: { a: { b: {} } },
    not: NaN,
    minus: -0,
    symbol: Symbol.for("x"),
  };

  it("values come out as the ones that went in (P8)", () => {
    const read = { selectedFieldMappings: { deep: "$['x']['y']", list: "z" } };
    const shaped = shapeRecord({ ...leadShapeInput({ read }), record: values });
    const fields = (shaped.ok ? shaped.fields : {}) as Record<string, { y?: unknown }>;
    expect(fields["date"]).toBe(values.date);
    expect(fields["z"]).toBe(values.list);
    expect(fields["x"]?.y).toBe(values.deep);
    expect(fields["not"]).toBe(NaN);
    expect(fields["minus"]).toBe(-0);
    expect(fields["symbol"]).toBe(values.symbol);
  });

  it("values stay as they are, also where a part is taken out of one (P8)", () => {
    const record = { a: { b: 1, c: { d: 2 } } };
    const shaped = shapeRecord({
      ...leadShapeInput({ read: { selectedFieldMappings: { "$['a']['b']": "x" } } }),
      record,
    });
    expect(shaped).toMatchObject({ fields: { x: 1, a: { c: { d: 2 } } } });
    expect(record).toEqual({ a: { b: 1, c: { d: 2 } } });
    expect(shaped.ok && (shaped.fields["a"] as typeof record.a).c).toBe(record.a.c);
  });
});

describe("any name", () => {
  it.each(hostileNames)("%j works as field, setting, mapping and object (D8)", (name) => {
    const before = Object.getOwnPropertyDescriptors(Object.prototype);
    const named = <TValue>(value: TValue) => Object.fromEntries([[name, value]]);
    const plain = leadShapeInput({ type: "update", settings: named({ default: { stringValue: "d" } }) });
    deepStrictEqual(fieldsOf({ ...plain, record: named(1) }), named(1));
    deepStrictEqual(fieldsOf({ ...plain, record: {} }), named("d"));

    const from = leadShapeInput({
      read: { selectedFieldMappings: named("x"), selectedValueMappings: named({ v: "w" }) },
    });
    deepStrictEqual(fieldsOf({ ...from, record: named("v") }), { x: "w" });

    const object = { objectName: name, selectedFieldSettings: { a: { writeOnCreate: "never" } } } as const;
    const config = { write: { objects: named(object) } };
    deepStrictEqual(fieldsOf({ ...plain, type: "create", objectName: name, config, record: { a: 1 } }), {});
    deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), before);
  });

  it("any name makes `__proto__` a field, also inside another and as the provider's name (D8)", () => {
    const read = { selectedFieldMappings: { a: "__proto__", b: "$['constructor']['__proto__']['c']" } };
    const fields = fieldsOf({ ...leadShapeInput({ read }), record: { a: { polluted: 1 }, b: 2 } });
    expect(JSON.stringify(fields)).toBe('{"__proto__":{"polluted":1},"constructor":{"__proto__":{"c":2}}}');
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });

  it.each(["toString", "constructor", "__proto__", "hasOwnProperty"])(
    "a name finds no setting of %s where none is (D8)",
    (name) => {
      const input = leadShapeInput({ read: { selectedValueMappings: { [`${name}x`]: {} } }, settings: {} });
      const record = Object.fromEntries([[name, name]]);
      deepStrictEqual(fieldsOf({ ...input, record }), record);
      deepStrictEqual(fieldsOf({ ...input, objectName: name, record }), record);
    },
  );

  function fieldsOf(input: Parameters<typeof shapeRecord>[0]): unknown {
    const shaped = shapeRecord(input);
    return shaped.ok ? shaped.fields : shaped;
  }
});

describe("compileShape", () => {
  it("compileShape takes what the draft has for a config: nothing, or parts that are null (D16)", () => {
    const integration = { name: "integration", provider: "hubspot" };
    const nothing = { write: { objects: { lead: null } }, read: null } as unknown as object;
    for (const config of [{}, nothing]) {
      const shape = compileShape({ objectName: "lead", type: "create", config, integration });
      expect(shape.apply({ a: 1 })).toMatchObject({ fields: { a: 1 } });
    }
  });

  it("compileShape takes no field from a record's prototype (D8)", () => {
    const record = Object.assign(Object.create({ inherited: 1 }) as Record<string, unknown>, { own: 2 });
    const shaped = shapeRecord({ ...leadShapeInput({}), record });
    expect(shaped).toMatchObject({ ok: true });
    expect(shaped.ok && Object.entries(shaped.fields)).toEqual([["own", 2]]);
  });

  it("compileShape keeps nothing of one record for the next (P2, P6)", () => {
    const settings = { a: { default: { stringValue: "default" } } };
    const shape = compileShape(
      leadShapeInput({ settings, read: { selectedFieldMappings: { a: "x", b: "x" } } }),
    );
    const fields = [{ a: 1 }, {}, { b: 2 }, { a: 1, b: 2 }, { a: 3 }].map((record) => {
      const shaped = shape.apply(record);
      return shaped.ok ? shaped.fields : shaped.names;
    });
    expect(fields).toEqual([{ x: 1 }, { x: "default" }, { x: 2 }, ["a", "b"], { x: 3 }]);
  });

  it("compileShape shapes many records alike (P8)", () => {
    const shape = compileShape(leadShapeInput({ read: { selectedFieldMappings: { a: "x" } } }));
    const shaped = [1, 2].map((a) => shape.apply({ a }, { trace: true }));
    expect(shaped).toMatchObject([{ fields: { x: 1 } }, { fields: { x: 2 } }]);
  });
});
