import { describe, expect, it } from "vitest";
import { createInstalled } from "../support/installed.js";
import { groupRef } from "../support/harness.js";

interface Answer {
  result?: { success: boolean; recordId?: string };
  errors?: { message: string }[];
  results?: { success: boolean; recordId?: string }[];
  rawResponse?: string;
}

/** A customer whose writes of contacts are answered with JSON. */
function createCustomer(provider: string) {
  const installed = createInstalled(provider, ["contact"]);
  return {
    ...installed,
    write: async (body: object, status: number) => {
      const answer = await installed.write("contact", { groupRef, ...body });
      expect(answer.status).toBe(status);
      return answer.body as Answer;
    },
    records: () => installed.backend.instance({ provider, groupRef }).records("contact"),
  };
}

const batchOf = (type: string, ...records: object[]) => ({
  type,
  batch: records.map((record) => ({ record })),
});

describe("HubSpot takes each email address of contacts once", () => {
  const jo = { type: "create", record: { email: "Jo@Example.com", firstname: "Jo" } };

  it("a second create is answered 409 CONFLICT with the existing id (W24)", async () => {
    const { write, records } = createCustomer("hubspot");
    const { result } = await write(jo, 200);
    const again = await write({ type: "create", record: { email: "jo@example.com" } }, 422);
    const message = `Contact already exists. Existing ID: ${result?.recordId ?? ""}`;
    expect(again.errors).toEqual([{ message: `CONFLICT: ${message}` }]);
    expect(JSON.parse(again.rawResponse ?? "")).toMatchObject({
      status: "error",
      category: "CONFLICT",
      message,
    });
    expect(records()).toHaveLength(1);
  });

  it("an update to the address of another contact is refused, to its own taken (W24)", async () => {
    const { write } = createCustomer("hubspot");
    const { result } = await write(jo, 200);
    const other = await write({ type: "create", record: { email: "al@example.com" } }, 200);
    await write({ type: "update", record: { id: other.result?.recordId, email: "jo@example.com" } }, 422);
    await write({ type: "update", record: { id: result?.recordId, email: "JO@example.com" } }, 200);
  });

  it("an address that a contact gave up, or whose contact is deleted, is free again (W24)", async () => {
    const { write, records } = createCustomer("hubspot");
    const { result } = await write(jo, 200);
    await write({ type: "update", record: { id: result?.recordId, email: "new@example.com" } }, 200);
    await write(jo, 200);
    expect(records()).toHaveLength(2);
  });

  it("twice in one batch the second is refused, and with allOrNone both (W24)", async () => {
    const { write, records } = createCustomer("hubspot");
    const batch = batchOf("create", { email: "a@example.com" }, { email: "A@example.com" });
    await write({ ...batch, batchPolicy: { allOrNone: true } }, 422);
    expect(records()).toEqual([]);
    const body = await write(batch, 200);
    expect(body.results?.map(({ success }) => success)).toEqual([true, false]);
    expect(records()).toHaveLength(1);
  });

  it("contacts without an address do not meet (W24)", async () => {
    const { write } = createCustomer("hubspot");
    for (const record of [{ firstname: "a" }, { firstname: "b", email: "" }, { email: null }]) {
      await write({ type: "create", record }, 200);
    }
  });
});

describe("one record twice in a batch of updates", () => {
  it("HubSpot refuses the whole batch (W24)", async () => {
    const { write, records } = createCustomer("hubspot");
    const [a, b] = [
      await write({ type: "create", record: {} }, 200),
      await write({ type: "create", record: {} }, 200),
    ];
    const [id, other] = [a.result?.recordId, b.result?.recordId];
    const batch = batchOf(
      "update",
      { id, firstname: "x" },
      { id: other, firstname: "y" },
      { id, firstname: "z" },
    );
    const { errors } = await write(batch, 422);
    expect(errors).toEqual([
      { message: `VALIDATION_ERROR: Duplicate IDs found in batch input: [${id ?? ""}]` },
    ]);
    expect(records().every(({ fields }) => fields["firstname"] === undefined)).toBe(true);
  });

  it("Salesforce refuses both, also as 15 and 18 characters, and writes the others (W24)", async () => {
    const { write } = createCustomer("salesforce");
    const create = { type: "create", record: { LastName: "Doe" } };
    const [a, b] = [await write(create, 200), await write(create, 200)];
    const id = a.result?.recordId ?? "";
    const batch = batchOf(
      "update",
      { id, title: "x" },
      { id: b.result?.recordId, title: "y" },
      { Id: id.slice(0, 15), title: "z" },
    );
    const { results, errors } = await write(batch, 200);
    expect(results?.map(({ success }) => success)).toEqual([false, true, false]);
    expect(errors?.[0]?.message).toBe(`batch[0]: DUPLICATE_VALUE: Duplicate id in list: ${id}`);
  });
});

describe("a field that was made unique", () => {
  it.each(["salesforce", "hubspot"])("%s refuses a value that another record has (W24)", async (provider) => {
    const { backend, write } = await withUniqueField(provider);
    const field = provider === "salesforce" ? "external__c" : "external";
    const record = { lastname: "Doe", [field]: "A1" };
    const first = await write({ type: "create", record }, 200);
    const again = await write({ type: "create", record: { ...record, [field]: "a1" } }, 422);
    const id = first.result?.recordId ?? "";
    expect(again.errors?.[0]?.message).toBe(
      provider === "salesforce"
        ? `DUPLICATE_VALUE: duplicate value found: external__c duplicates value on record with id: ${id.slice(0, 15)}`
        : `CONFLICTING_UNIQUE_VALUE: Cannot set external to a1: ${id} already has that value.`,
    );
    expect(backend.instance({ provider, groupRef }).records("contact")).toHaveLength(1);
  });

  async function withUniqueField(provider: string) {
    const customer = createCustomer(provider);
    const field = { fieldName: "external", displayName: "External", valueType: "string", unique: true };
    const { status } = await customer.ask(
      "PUT",
      `/projects/mock-project/providers/${provider}/object-metadata`,
      { groupRef, fields: { contact: [field] } },
    );
    expect(status).toBe(200);
    return customer;
  }
});

describe("a duplicate rule of Salesforce", () => {
  const jo = { lastname: "Doe", email: "jo@example.com" };
  const allow = { key: "sforce-duplicate-rule-HEADER", value: "includeRecordDetails=true; allowSave=true" };

  function withRule(isBlocking: boolean) {
    const customer = createCustomer("salesforce");
    const rule = { fieldNames: ["Email", "LastName"], isBlocking };
    customer.backend.seed({
      fields: [{ provider: "salesforce", objectName: "Contact", groupRef, duplicateRules: [rule] }],
    });
    return customer;
  }

  it("a duplicate rule of Salesforce refuses a record that is there already, and names it (W24)", async () => {
    const { write, records } = withRule(false);
    const { result } = await write({ type: "create", record: jo }, 200);
    const id = result?.recordId ?? "";
    const again = await write({ type: "create", record: { LastName: "DOE", EMAIL: "Jo@Example.com" } }, 422);
    expect(again.errors).toEqual([{ message: `DUPLICATES_DETECTED: Use one of these records? (${id})` }]);
    expect(JSON.parse(again.rawResponse ?? "")).toMatchObject([
      {
        errorCode: "DUPLICATES_DETECTED",
        duplicateResut: {
          ...{ allowSave: true, duplicateRuleEntityType: "Contact" },
          matchResults: [{ size: 1, matchRecords: [{ record: { Id: id } }] }],
        },
      },
    ]);
    expect(records()).toHaveLength(1);
  });

  it("a duplicate rule of Salesforce takes records that differ in one field or lack one, and updates of the record itself (W24)", async () => {
    const { write } = withRule(false);
    const { result } = await write({ type: "create", record: jo }, 200);
    const other = await write({ type: "create", record: { ...jo, lastname: "Roe" } }, 200);
    await write({ type: "create", record: { lastname: "Doe" } }, 200);
    await write({ type: "create", record: { lastname: "Doe" } }, 200);
    await write({ type: "update", record: { id: result?.recordId, ...jo } }, 200);
    await write({ type: "update", record: { id: other.result?.recordId, title: "x" } }, 200);
    await write({ type: "update", record: { id: other.result?.recordId, lastname: "Doe" } }, 422);
  });

  it("a duplicate rule of Salesforce is overruled by the header alone, and never where it blocks (W24)", async () => {
    for (const isBlocking of [false, true]) {
      const { write, records } = withRule(isBlocking);
      await write({ type: "create", record: jo }, 200);
      const refused = [{ ...allow, value: "allowSave=false" }];
      await write({ type: "create", record: jo, headers: refused }, 422);
      await write({ type: "create", record: jo, headers: [allow] }, isBlocking ? 422 : 200);
      expect(records()).toHaveLength(isBlocking ? 1 : 2);
    }
  });

  it("a duplicate rule of Salesforce does not compare the records of one call, so that all or none stays so (W15)", async () => {
    const { write, records } = withRule(false);
    await write({ ...batchOf("create", jo, jo), batchPolicy: { allOrNone: true } }, 200);
    expect(records()).toHaveLength(2);
    const roe = { ...jo, lastname: "Roe" };
    await write({ ...batchOf("create", roe, jo), batchPolicy: { allOrNone: true } }, 422);
    expect(records()).toHaveLength(2);
    const { results } = await write(batchOf("create", roe, jo), 200);
    expect(results?.map(({ success }) => success)).toEqual([true, false]);
  });
});

describe("an association that is made twice", () => {
  it("an association that is made twice is there once, in one request and in two (W24)", async () => {
    const { write, records, backend } = createCustomer("hubspot");
    const company = backend
      .instance({ provider: "hubspot", groupRef })
      .add({ objectName: "companies", fields: { name: "Acme" } });
    const id = company.ok ? company.recordId : "";
    const types = [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 279 }];
    const associations = [
      { to: { id }, types },
      { to: { id }, types: [...types, ...types] },
    ];
    const { result } = await write({ type: "create", record: { firstname: "Jo" }, associations }, 200);
    await write({ type: "update", record: { id: result?.recordId }, associations }, 200);
    expect(records()[0]?.associations).toEqual([{ to: { id }, types }]);
  });
});
