import { describe, expect, it } from "vitest";
import type { WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";
import { leadShapeInput, type LeadShapeParts } from "../../support/lead-shape-input.js";

function fieldsOf(parts: LeadShapeParts, record: WriteRecord, present?: WriteRecord): unknown {
  const shaped = shapeRecord({ ...leadShapeInput(parts), record, present });
  return shaped.ok ? shaped.fields : shaped.names;
}
const mapping = (selectedFieldMappings: Record<string, string>) => ({ read: { selectedFieldMappings } });
const never = { writeOnCreate: "never", writeOnUpdate: "never" } as const;
const ifEmpty = { writeOnUpdate: "ifEmpty" } as const;
const update = { type: "update" } as const;

describe("parts that land inside one field", () => {
  it("parts that land inside one field are merged with each other (P6)", () => {
    const parts = mapping({ email: "$['owner']['email']", name: "$['owner']['name']" });
    expect(fieldsOf(parts, { email: "a@b", name: "Jo" })).toEqual({ owner: { email: "a@b", name: "Jo" } });
  });

  it.each([["email first"], ["owner first"]])(
    "parts that land inside one field are merged into what the request writes there: %s (P6)",
    (order) => {
      const parts = mapping({ email: "$['owner']['email']" });
      const entries = [
        ["email", "a@b"],
        ["owner", { name: "Jo", address: { city: "Rome" } }],
      ] as const;
      const record = Object.fromEntries(order === "email first" ? entries : [...entries].reverse());
      expect(fieldsOf(parts, record)).toEqual({
        owner: { email: "a@b", name: "Jo", address: { city: "Rome" } },
      });
    },
  );

  it("a part may be renamed within its field while the rest stays (P6)", () => {
    const parts = mapping({ "$['owner']['email']": "$['owner']['mail']" });
    expect(fieldsOf(parts, { owner: { email: "a@b", name: "Jo" } })).toEqual({
      owner: { mail: "a@b", name: "Jo" },
    });
  });

  it("two parts may change places (P6)", () => {
    const parts = mapping({ "$['o']['a']": "$['o']['b']", "$['o']['b']": "$['o']['a']" });
    expect(fieldsOf(parts, { o: { a: 1, b: 2 } })).toEqual({ o: { a: 2, b: 1 } });
  });

  it("parts that meet inside one field leave the request's own objects as they were (P6)", () => {
    const record = { email: "a@b", owner: { name: "Jo", deep: { x: 1 } }, x: 2 };
    const parts = mapping({ email: "$['owner']['email']", x: "$['owner']['deep']['y']" });
    expect(fieldsOf(parts, record)).toEqual({
      owner: { name: "Jo", email: "a@b", deep: { x: 1, y: 2 } },
    });
    expect(record.owner).toEqual({ name: "Jo", deep: { x: 1 } });
  });

  it.each([
    [{ email: 1, owner: { email: 2 } }, ["email", "owner"]],
    [{ owner: { email: 2 }, email: 1 }, ["owner", "email"]],
    [{ email: 1, mail: 2 }, ["email", "mail"]],
    [{ name: 1, email: 1, mail: 2, owner: { x: 1 } }, ["email", "mail"]],
    [{ email: 1, owner: "Jo" }, ["email", "owner"]],
    [{ domain: 1, email: 2 }, ["domain", "email"]],
  ])("%j is refused with the two names that meet (P6)", (record, names) => {
    const parts = mapping({
      email: "$['owner']['email']",
      mail: "$['owner']['email']",
      name: "$['owner']['name']",
      domain: "$['owner']['email']['domain']",
    });
    expect(fieldsOf(parts, record)).toEqual(names);
  });
});

describe("a policy for a field covers what lies inside it", () => {
  const parts = mapping({ email: "$['owner']['email']", name: "$['owner']['name']" });

  it("a policy for a field covers what lies inside it at the provider (W21)", () => {
    const settings = { owner: never };
    expect(fieldsOf({ ...parts, settings }, { email: "a@b", name: "Jo", x: 1 })).toEqual({ x: 1 });
  });

  it("a field's policy covers its parts but for one with a setting of its own (W21)", () => {
    const settings = { owner: never, email: { writeOnCreate: "always" } } as const;
    const record = { email: "a@b", name: "Jo" };
    expect(fieldsOf({ ...parts, settings }, record)).toEqual({ owner: { email: "a@b" } });
    expect(fieldsOf({ ...parts, settings }, { owner: { email: "a@b", name: "Jo" } })).toEqual({
      owner: { email: "a@b" },
    });
  });

  it("a field's policy covers its parts also where one is written under its mapped name (W21)", () => {
    const inherited = { ...mapping({ "$['address']['city']": "city" }), settings: { address: never } };
    expect(fieldsOf(inherited, { address: { city: "Rome" } })).toEqual({});
    expect(fieldsOf(inherited, { city: "Rome" })).toEqual({});
  });
});

describe("a protected part", () => {
  it.each(["email", "$['owner']['email']"])(
    "a part protected by %s is cut out of a field that is written whole (W21)",
    (name) => {
      for (const parts of [{}, mapping({ email: "$['owner']['email']" })]) {
        if (name === "email" && !("read" in parts)) continue;
        const settings = { [name]: never };
        expect(fieldsOf({ ...parts, settings }, { owner: { email: "a@b", name: "Jo" } })).toEqual({
          owner: { name: "Jo" },
        });
        expect(fieldsOf({ ...parts, settings }, { owner: { email: "a@b" } })).toEqual({});
      }
    },
  );

  it("a protected part is cut out where the whole is written under a mapped name (W21)", () => {
    const parts = { ...mapping({ boss: "owner" }), settings: { "$['owner']['email']": never } };
    expect(fieldsOf(parts, { boss: { email: "a@b", name: "Jo" } })).toEqual({ owner: { name: "Jo" } });
    const byMapped = { ...mapping({ boss: "owner" }), settings: { "$['boss']['email']": never } };
    expect(fieldsOf(byMapped, { boss: { email: "a@b", name: "Jo" } })).toEqual({ owner: { name: "Jo" } });
    expect(fieldsOf(byMapped, { owner: { email: "a@b", name: "Jo" } })).toEqual({ owner: { name: "Jo" } });
  });

  it("a protected part of ifEmpty goes by its own present value (W21)", () => {
    const parts = { ...update, settings: { "$['owner']['email']": ifEmpty } };
    const record = { owner: { email: "a@b", name: "Jo" } };
    expect(fieldsOf(parts, record, { owner: { email: "x@y", name: "" } })).toEqual({ owner: { name: "Jo" } });
    expect(fieldsOf(parts, record, { owner: { name: "Al" } })).toEqual(record);
    expect(shapeRecord({ ...leadShapeInput(parts), record })).toMatchObject({
      needsPresent: ["$['owner']['email']"],
    });
  });

  it.each([null, "Jo", 7, []])(
    "a protected part keeps an update from writing %j over its whole field (W21)",
    (owner) => {
      const parts = { ...update, settings: { "$['owner']['email']": never } };
      expect(fieldsOf(parts, { owner, x: 1 })).toEqual({ x: 1 });
      expect(fieldsOf({ settings: { "$['owner']['email']": never } }, { owner, x: 1 })).toEqual({
        owner,
        x: 1,
      });
      const filled = { ...update, settings: { "$['owner']['email']": ifEmpty } };
      expect(fieldsOf(filled, { owner }, { owner: { email: "x@y" } })).toEqual({});
      expect(fieldsOf(filled, { owner }, { owner: { name: "Al" } })).toEqual({ owner });
    },
  );

  it("a protected part of several in one field each is asked for before all is written over (W21)", () => {
    const settings = { "$['o']['a']": ifEmpty, "$['o']['b']": ifEmpty };
    const shaped = shapeRecord({ ...leadShapeInput({ ...update, settings }), record: { o: null } });
    expect(shaped).toMatchObject({ needsPresent: ["$['o']['a']", "$['o']['b']"] });
    expect(fieldsOf({ ...update, settings }, { o: null }, { o: { b: 1 } })).toEqual({});
  });

  it("a protected part is told of in the trace by its own name and setting (P8)", () => {
    const settings = { "$['owner']['email']": never };
    const record = { owner: { email: "a@b", name: "Jo" } };
    const shaped = shapeRecord({ ...leadShapeInput({ settings }), record, trace: true });
    expect(shaped.ok && shaped.trace).toMatchObject([
      {
        name: "$['owner']['email']",
        outcome: "dropped",
        rule: "P3",
        setting: "/write/objects/lead/selectedFieldSettings/$['owner']['email']/writeOnCreate",
      },
      { name: "owner", outcome: "written" },
    ]);
  });
});

it("a value map for a part is used where its field is written whole (W20)", () => {
  const read = { selectedValueMappings: { "$['deal']['stage']": { open: "scheduled" } } };
  expect(fieldsOf({ read }, { deal: { stage: "open", amount: 1 } })).toEqual({
    deal: { stage: "scheduled", amount: 1 },
  });
});

describe("a compiled plan", () => {
  it("a compiled plan shapes records at once without one leaving a trace in the next (P8)", () => {
    const parts = { ...mapping({ email: "$['owner']['email']" }), settings: { email: never } };
    const input = leadShapeInput(parts);
    const shapes = [{ email: 1 }, { owner: { email: 1, x: 2 } }, { owner: null }, { email: 1 }].map(
      (record) => shapeRecord({ ...input, record }),
    );
    expect(shapes.map((shaped) => shaped.ok && shaped.fields)).toEqual([
      {},
      { owner: { x: 2 } },
      { owner: null },
      {},
    ]);
  });
});
