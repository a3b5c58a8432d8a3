import { describe, expect, it } from "vitest";
import { groupRef, type WriteBody } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const objectOf = { salesforce: "contact", hubspot: "deals" } as const;
const install = (provider: "salesforce" | "hubspot") => createInstalled(provider, [objectOf[provider]]);

/** Records that the provider takes, and one that it does not: no last name, no such stage. */
const good = {
  salesforce: [{ lastname: "Potter" }, { lastname: "Granger" }],
  hubspot: [
    { dealname: "Broom", dealstage: "closedwon" },
    { dealname: "Wand", dealstage: "closedlost" },
  ],
} as const;
const bad = { salesforce: { firstname: "Ron" }, hubspot: { dealname: "Owl", dealstage: "x" } } as const;
const reasonOf = {
  salesforce: "REQUIRED_FIELD_MISSING: Required fields are missing: [lastname]",
  hubspot:
    "INVALID_OPTION: x was not one of the allowed options: [appointmentscheduled, qualifiedtobuy, contractsent, closedwon, closedlost]",
} as const;

const batchOf = (type: string, records: readonly object[], allOrNone?: boolean) => ({
  groupRef,
  type,
  batch: records.map((record) => ({ record })),
  ...(allOrNone !== undefined && { batchPolicy: { allOrNone } }),
});

const outcomes = ({ results = [] }: WriteBody) => results.map(({ success }) => success);

describe.each(["salesforce", "hubspot"] as const)("batches on %s", (provider) => {
  const objectName = objectOf[provider];
  const [first, second] = good[provider];

  it("batches are partial by default: 200, results in the order of the request, a reason for each failure (W15)", async () => {
    const { write, instance } = install(provider);
    for (const allOrNone of [undefined, false]) {
      const before = instance.records(objectName).length;
      const { status, body } = await write(
        objectName,
        batchOf("create", [first, bad[provider], second], allOrNone),
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({ successCount: 2, failureCount: 1 });
      expect(outcomes(body)).toEqual([true, false, true]);
      expect(body.errors).toEqual([{ message: `batch[1]: ${reasonOf[provider]}` }]);
      const held = instance.records(objectName).slice(before);
      expect(held.map(({ id }) => id)).toEqual([body.results?.[0]?.recordId, body.results?.[2]?.recordId]);
      expect(held).toMatchObject([{ fields: first }, { fields: second }]);
    }
  });

  it("batches answer 422 when no record succeeds (W15)", async () => {
    const { write, instance } = install(provider);
    const { status, body } = await write(objectName, batchOf("create", [bad[provider], bad[provider]]));
    expect(status).toBe(422);
    expect(body).toMatchObject({ successCount: 0, failureCount: 2 });
    expect(outcomes(body)).toEqual([false, false]);
    expect(instance.records(objectName)).toEqual([]);
  });

  it("batches with allOrNone roll back all creates when one fails: 422, nothing is written (W15)", async () => {
    const { write, instance } = install(provider);
    const { status, body } = await write(objectName, batchOf("create", [first, bad[provider], second], true));
    expect(status).toBe(422);
    expect(body).toMatchObject({ successCount: 0, failureCount: 3 });
    expect(body.errors).toEqual([
      { message: "Batch write failed: provider rolled back all records" },
      { message: `batch[1]: ${reasonOf[provider]}` },
    ]);
    expect(instance.records(objectName)).toEqual([]);
  });

  it("batches with allOrNone write all when none fails (W15)", async () => {
    const { write, instance } = install(provider);
    const { status, body } = await write(objectName, batchOf("create", [first, second], true));
    expect(status).toBe(200);
    expect(body).toMatchObject({ successCount: 2, failureCount: 0 });
    expect(instance.records(objectName).length).toBe(2);
  });

  it(`batches with allOrNone ${provider === "hubspot" ? "stay partial" : "roll back"} on updates (W15)`, async () => {
    const { write, instance } = install(provider);
    const created = await write(objectName, batchOf("create", [first, second]));
    const [one = "", two = ""] = created.body.results?.map(({ recordId }) => recordId) ?? [];
    const before = instance.records(objectName);
    const changed = provider === "hubspot" ? { amount: "7" } : { title: "Dr." };
    const unknown = provider === "hubspot" ? "404" : "003xx000003DGbYAAW";
    const records = [one, unknown, two].map((id) => ({ id, ...changed }));
    const { status, body } = await write(objectName, batchOf("update", records, true));
    const code = provider === "hubspot" ? "OBJECT_NOT_FOUND" : "INVALID_CROSS_REFERENCE_KEY";
    const reason = `batch[1]: ${code}: The record with ID ${unknown} was not found`;
    if (provider === "hubspot") {
      expect(status).toBe(200);
      expect(body).toMatchObject({ successCount: 2, failureCount: 1 });
      expect(outcomes(body)).toEqual([true, false, true]);
      expect(body.errors).toEqual([{ message: reason }]);
      expect(instance.records(objectName)).toMatchObject([{ fields: changed }, { fields: changed }]);
    } else {
      expect(status).toBe(422);
      expect(body).toMatchObject({ successCount: 0, failureCount: 3 });
      expect(body.errors?.[1]).toEqual({ message: reason });
      expect(instance.records(objectName)).toEqual(before);
    }
  });

  it("batches take 100 records (W15)", async () => {
    const { write, instance } = install(provider);
    const records = Array.from({ length: 100 }, () => first);
    const { status, body } = await write(objectName, batchOf("create", records));
    expect(status).toBe(200);
    expect(body.successCount).toBe(100);
    expect(new Set(instance.records(objectName).map(({ id }) => id)).size).toBe(100);
  });
});
