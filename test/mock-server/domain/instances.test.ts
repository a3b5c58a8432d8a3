import { describe, expect, it } from "vitest";
import { type SeedData, SeedError } from "../../../mock-server/index.js";
import { consumerRef, groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const provider = "salesforce";
const other: SeedData = {
  connections: [{ provider, groupRef: "other", consumerRef }],
  installations: [
    {
      integration: "crm",
      groupRef: "other",
      content: {
        write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
      },
    },
  ],
};
const create = { type: "create", record: { lastname: "Potter" } };

describe("the instances of customers", () => {
  it("the instances of customers never share records: one group's id leads nowhere for another", async () => {
    const { backend, send, write, instance } = createInstalled(provider, ["contact"], { seed: other });
    const { result } = await send("contact", create);
    const id = result?.recordId ?? "";
    const theirs = backend.instance({ provider, groupRef: "other" });
    for (const type of ["update", "delete"]) {
      const { status } = await write("contact", { groupRef: "other", type, record: { id, title: "x" } });
      expect(status).toBe(422);
    }
    const second = await write("contact", { groupRef: "other", ...create });
    expect(second.body.result?.recordId).not.toBe(id);
    expect(instance.records("contact").map((held) => held.id)).toEqual([id]);
    expect(instance.records("contact")[0]?.fields).not.toHaveProperty("title");
    expect(theirs.records("contact").map((held) => held.id)).toEqual([second.body.result?.recordId]);
  });

  it("the instances of customers fail apart from each other", async () => {
    const { backend, send, write } = createInstalled(provider, ["contact"], { seed: other });
    backend.instance({ provider, groupRef: "other" }).failNext({ kind: "unavailable" });
    await send("contact", create);
    expect((await write("contact", { groupRef: "other", ...create })).status).toBe(422);
    expect((await write("contact", { groupRef: "other", ...create })).status).toBe(200);
  });

  it("the instances of customers are one for all connections of a group to a provider, also after a reconnect", async () => {
    const { backend, send } = createInstalled(provider, ["contact"]);
    await send("contact", create);
    backend.seed({ connections: [{ provider, groupRef, consumerRef }] });
    expect(backend.instance({ provider, groupRef }).records("contact").length).toBe(1);
  });

  it("the instances of customers are found for connected groups alone", () => {
    const { backend } = createInstalled(provider, ["contact"]);
    for (const owner of [
      { provider, groupRef: "nobody" },
      { provider: "hubspot", groupRef },
    ]) {
      expect(() => backend.instance(owner)).toThrow(
        `group "${owner.groupRef}" has no connection to ${owner.provider}; seed a connection first`,
      );
    }
  });

  it("the instances of customers show copies: changing them changes nothing in the instance", async () => {
    const { send, instance } = createInstalled(provider, ["contact"]);
    await send("contact", create);
    const [held] = instance.records("contact");
    const before = structuredClone(held);
    if (held) held.fields["lastname"] = "Malfoy";
    expect(instance.records("contact")).toEqual([before]);
  });

  it("the instances of customers fail as they are told, fault after fault, each batch counting as one write", async () => {
    const { instance, sendFailing, write } = createInstalled(provider, ["contact"]);
    instance.failNext({ kind: "refused", times: 2 });
    instance.failNext({ kind: "rate-limited" });
    const batch = [{ record: create.record }, { record: create.record }];
    const failed = await write("contact", { groupRef, type: "create", batch });
    expect(failed).toMatchObject({ status: 422, body: { failureCount: 2 } });
    expect((await sendFailing("contact", create)).messages).toEqual([
      "FIELD_CUSTOM_VALIDATION_EXCEPTION: The record breaks a validation rule",
    ]);
    expect((await sendFailing("contact", create)).messages).toEqual([
      "REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.",
    ]);
    expect((await write("contact", { groupRef, ...create })).status).toBe(200);
    for (const times of [0, -1, 1.5, Number.NaN]) {
      expect(() => {
        instance.failNext({ kind: "refused", times });
      }).toThrow(RangeError);
    }
  });
});

describe("a plain provider", () => {
  it("a plain provider keeps any fields of any values, nested ones too", async () => {
    const { send, instance } = createInstalled("intercom", ["users"]);
    const record = {
      name: null,
      tags: ["a", { b: [1, 2.5] }],
      address: { city: { name: "Bern" } },
      ok: true,
    };
    const { result } = await send("users", { type: "create", record });
    expect(instance.records("users")[0]).toMatchObject({ id: result?.recordId, fields: record });
    await send("users", { type: "update", record: { id: result?.recordId, ok: false } });
    expect(instance.records("users")[0]?.fields).toMatchObject({ ...record, ok: false });
  });

  it("refuses an update of what is not there", async () => {
    const { sendFailing } = createInstalled("intercom", ["users"]);
    const { messages, raw } = await sendFailing("users", { type: "update", record: { id: "404" } });
    expect(messages).toEqual(["The record with ID 404 was not found"]);
    expect(raw).toEqual({ status: 404, error: "The record with ID 404 was not found" });
  });
});

describe("seeded records", () => {
  const record = { provider, groupRef, objectName: "Contact", fields: { LastName: "Potter" } };

  it("seeded records have the id that they are given, or the next one", async () => {
    const { backend, instance, send } = createInstalled(provider, ["contact"]);
    backend.seed({ records: [{ ...record, id: "harry" }, record] });
    expect(instance.records("contact").map(({ id }) => id)).toEqual(["harry", "003xx0000000001AAA"]);
    await send("contact", { type: "update", record: { id: "harry", title: "Mr." } });
    expect(instance.records("contact")[0]?.fields).toMatchObject({ lastname: "Potter", title: "Mr." });
  });

  it("seeded records keep their id from records that are created later", async () => {
    const { backend, send } = createInstalled(provider, ["contact"]);
    backend.seed({ records: [{ ...record, id: "003xx0000000001AAA" }] });
    expect((await send("contact", create)).result?.recordId).toBe("003xx0000000002AAA");
  });

  it.each([
    ["breaks a rule of the provider", { fields: {} }, "Required fields are missing: [lastname]"],
    ["belongs to a group that is not connected", { groupRef: "nobody" }, "has no connection to salesforce"],
    ["has an id that is taken", { id: "harry" }, 'there is a record "harry" already'],
  ])("seeded records throw a SeedError where one %s", (_, change, message) => {
    const { backend } = createInstalled(provider, ["contact"]);
    backend.seed({ records: [{ ...record, id: "harry" }] });
    const seed = () => {
      backend.seed({ records: [{ ...record, ...change }] });
    };
    expect(seed).toThrow(SeedError);
    expect(seed).toThrow(message);
  });
});

describe("snapshot and reset", () => {
  it("a snapshot and a reset cover records and operations, and count ids from one again (I14)", async () => {
    const run = async () => {
      const { backend, send } = createInstalled(provider, ["contact"]);
      const fresh = backend.snapshot();
      await send("contact", create);
      const written = backend.snapshot();
      expect(written.records).toMatchObject([
        { provider, groupRef, objectName: "contact", records: [{ fields: create.record }] },
      ]);
      expect(written.operations).toMatchObject([{ status: "success" }]);
      expect(fresh).toMatchObject({ records: [], operations: [] });
      backend.reset();
      expect(backend.snapshot()).toMatchObject({ records: [], operations: [] });
      return written;
    };
    expect(await run()).toEqual(await run());
  });
});
