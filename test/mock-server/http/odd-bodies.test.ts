import { describe, expect, it } from "vitest";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const install = () => createInstalled("intercom", ["users"]);
const bodyOf = (record: string) =>
  `{"groupRef":${JSON.stringify(groupRef)},"type":"create","record":${record}}`;
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

describe("whatever a record holds, the write is answered", () => {
  it("a body just below the limit of 10 MB is answered (I11)", async () => {
    const { write, instance } = install();
    const text = "x".repeat(9_900_000);
    const answered = await write("users", bodyOf(JSON.stringify({ text })));
    expect(answered.status).toBe(200);
    expect(instance.records("users")[0]?.fields["text"]).toHaveLength(text.length);
  });

  it("a write of 10,000 fields is answered (I11)", async () => {
    const { write, instance } = install();
    const entries = Array.from({ length: 10_000 }, (_, index) => [`field${String(index)}`, index] as const);
    const answered = await write("users", bodyOf(JSON.stringify(Object.fromEntries(entries))));
    expect(answered.status).toBe(200);
    expect(Object.keys(instance.records("users")[0]?.fields ?? {}).length).toBeGreaterThanOrEqual(10_000);
  });

  it.each(["salesforce", "hubspot"] as const)(
    "a write of 10,000 fields that %s does not know is answered (I11)",
    async (provider) => {
      const { write } = createInstalled(provider, ["contacts", "contact"]);
      const entries = Array.from({ length: 10_000 }, (_, index) => [`field${String(index)}`, index] as const);
      const answered = await write("contact", bodyOf(JSON.stringify(Object.fromEntries(entries))));
      expect(answered.status).toBe(422);
    },
  );

  it("a write that nests up to a limit is answered (I11)", async () => {
    const { write, instance } = install();
    expect((await write("users", bodyOf(`{"a":${nested(400)}}`))).status).toBe(200);
    expect(JSON.stringify(instance.records("users")[0]?.fields["a"])).toBe(nested(400));
  });

  it.each([600, 100_000, 1_000_000])("a write of %i levels of nesting is refused (I11)", async (levels) => {
    const { writeRefused } = install();
    const [line] = await writeRefused("users", bodyOf(`{"a":${nested(levels)}}`));
    expect(line).toBe("body: the body is nested more than 500 levels deep; send a JSON object");
  });

  it("a config that is nested as deep is refused by a problem (I3)", async () => {
    const { askRefused, path } = install();
    const body = `{"groupRef":"x","config":{"content":{"a":${nested(100_000)}}}}`;
    const problem = await askRefused(400, "POST", `${path}/installations`, body);
    expect(problem.detail).toBe("the body is nested more than 500 levels deep");
  });

  it.each([
    ["NaN", "NaN"],
    ["Infinity", "Infinity"],
    ["undefined", "undefined"],
    ["a comma too many", '{"a":1,}'],
    ["half a body", '{"a":'],
  ])("a body that is no JSON is refused: %s", async (_, record) => {
    const { writeRefused } = install();
    expect(await writeRefused("users", bodyOf(record))).toEqual([
      "body: the body is not JSON; send a JSON object",
    ]);
  });

  it.each([
    ["null", { a: null }],
    ["dates", { a: "2026-01-02", b: "2026-01-02T03:04:05Z" }],
    ["nested objects", { a: { b: { c: {} } } }],
    ["lists", { a: [], b: [[1], [null]] }],
    ["numbers at the edge", { a: Number.MAX_SAFE_INTEGER, b: 5e-324, c: -0.5, d: 1e308 }],
    ["odd texts", { a: "\u0000", b: "\ud800", c: "é🙂", d: "</script>" }],
    ["no field", {}],
  ])("a write of an odd value is answered: %s", async (_, record) => {
    const { write, instance } = install();
    expect((await write("users", bodyOf(JSON.stringify(record)))).status).toBe(200);
    expect(instance.records("users")[0]?.fields).toMatchObject(record);
  });
});
