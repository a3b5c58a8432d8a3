import { describe, expect, it } from "vitest";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const objects = ["contacts", "contact", "companies", "company", "deals", "tickets", "lead"];
const install = () => createInstalled("hubspot", objects);
const create = (record: object, associations?: unknown) => ({
  type: "create",
  record,
  ...(associations !== undefined && { associations }),
});
const update = (record: object) => ({ type: "update", record });

describe("HubSpot takes what HubSpot takes", () => {
  it("HubSpot takes contacts by plural and singular, and its ids are numbers as text", async () => {
    const { send, instance } = install();
    const first = await send("contact", create({ firstname: "Harry" }));
    const second = await send("contacts", create({ firstname: "Ron" }));
    expect(first.result?.recordId).toMatch(/^[1-9]\d{10}$/);
    expect(Number(second.result?.recordId)).toBe(Number(first.result?.recordId) + 1);
    expect(instance.records("contact")).toEqual(instance.records("contacts"));
    expect(instance.records("contacts").map(({ fields }) => fields["firstname"])).toEqual(["Harry", "Ron"]);
  });

  it("HubSpot keeps values of each type as text, and null and an empty text clear", async () => {
    const { send, instance } = install();
    const deal = {
      dealname: "Big",
      amount: 12.5,
      dealstage: "closedwon",
      closedate: 1767312000000,
      description: null,
    };
    const { result } = await send("deals", create(deal));
    expect(result?.data).toMatchObject({
      dealname: "Big",
      amount: "12.5",
      dealstage: "closedwon",
      closedate: "1767312000000",
      description: "",
    });
    const ticket = { hs_pipeline_stage: 1, hs_ticket_category: ";PRODUCT_ISSUE;BILLING_ISSUE" };
    await send("tickets", create(ticket));
    expect(instance.records("tickets")[0]?.fields).toMatchObject({ hs_pipeline_stage: "1" });
    await send("deals", update({ id: result?.recordId, amount: "", closedate: "2026-01-02T03:04:05Z" }));
    expect(instance.records("deals")[0]?.fields).toMatchObject({
      amount: "",
      closedate: "2026-01-02T03:04:05Z",
    });
  });

  it("HubSpot sets its id and times itself", async () => {
    const { send, clock } = install();
    const first = await send("contacts", create({ email: "a@b.ch" }));
    const created = "2026-01-02T03:04:05.000Z";
    expect(first.result?.data).toMatchObject({
      hs_object_id: first.result?.recordId,
      createdate: created,
      hs_createdate: created,
      hs_lastmodifieddate: created,
    });
    await clock.advance(1000);
    const second = await send("contacts", update({ id: first.result?.recordId, city: "Bern" }));
    expect(second.result?.data).toMatchObject({
      createdate: created,
      hs_lastmodifieddate: "2026-01-02T03:04:06.000Z",
    });
  });

  it("HubSpot takes names in their own case, and any name of an object that nobody described", async () => {
    const { send } = install();
    const { result } = await send("lead", create({ myCustomSource: "myApp", mycustomsource: true }));
    expect(result?.data).toMatchObject({ myCustomSource: "myApp", mycustomsource: "true" });
  });

  it("HubSpot takes the deletion of what is not there", async () => {
    const { send, instance } = install();
    const { result } = await send("contacts", create({ firstname: "Harry" }));
    for (const id of [result?.recordId, result?.recordId, "404"]) {
      expect((await send("contacts", { type: "delete", record: { id } })).result).toEqual({ success: true });
    }
    expect(instance.records("contacts")).toEqual([]);
  });
});

const property = (code: string, message: string, propertyName: string) => ({
  message,
  code,
  context: { propertyName: [propertyName] },
});

describe("HubSpot refuses what HubSpot refuses, with its code and its answer", () => {
  it.each<[string, string, object, string, string, string]>([
    [
      "an unknown property",
      "contacts",
      { FirstName: "Harry" },
      "PROPERTY_DOESNT_EXIST",
      'Property "FirstName" does not exist',
      "FirstName",
    ],
    [
      "a read-only property",
      "contacts",
      { createdate: "2026-01-01" },
      "READ_ONLY_VALUE",
      '"createdate" is a read only property; its value cannot be set.',
      "createdate",
    ],
    [
      "an option that is none",
      "deals",
      { dealname: "d", dealstage: "won" },
      "INVALID_OPTION",
      "won was not one of the allowed options: [appointmentscheduled, qualifiedtobuy, contractsent, closedwon, closedlost]",
      "dealstage",
    ],
    [
      "one wrong option of several",
      "tickets",
      { hs_pipeline_stage: "1", hs_ticket_category: "PRODUCT_ISSUE;reports" },
      "INVALID_OPTION",
      "reports was not one of the allowed options: [PRODUCT_ISSUE, BILLING_ISSUE, FEATURE_REQUEST, GENERAL_INQUIRY]",
      "hs_ticket_category",
    ],
    [
      "a word for a number",
      "companies",
      { numberofemployees: "many" },
      "INVALID_INTEGER",
      "many was not a valid number.",
      "numberofemployees",
    ],
    [
      "a number in exponents",
      "companies",
      { annualrevenue: 1.4210854715202004e-14 },
      "INVALID_INTEGER",
      "1.4210854715202004e-14 was not a valid number.",
      "annualrevenue",
    ],
    [
      "a time in words",
      "deals",
      { dealname: "d", dealstage: "closedwon", closedate: "tomorrow" },
      "INVALID_LONG",
      "tomorrow was not a valid long.",
      "closedate",
    ],
    [
      "an email address that is none",
      "contacts",
      { email: "harry" },
      "INVALID_EMAIL",
      "Email address harry is invalid",
      "email",
    ],
    [
      "an object",
      "contacts",
      { firstname: { a: 1 } },
      "VALIDATION_ERROR",
      "Cannot deserialize value of type `java.lang.String` from Object value",
      "firstname",
    ],
    [
      "a list",
      "contacts",
      { firstname: ["a"] },
      "VALIDATION_ERROR",
      "Cannot deserialize value of type `java.lang.String` from Array value",
      "firstname",
    ],
  ])(
    "HubSpot refuses with its code and its answer: %s",
    async (_, objectName, record, code, message, name) => {
      const { sendFailing, instance } = install();
      const { messages, raw } = await sendFailing(objectName, create(record));
      expect(messages).toEqual([`${code}: ${message}`]);
      expect(raw).toMatchObject({
        status: "error",
        category: "VALIDATION_ERROR",
        errors: [property(code, message, name)],
      });
      expect(instance.records(objectName)).toEqual([]);
    },
  );

  it.each([
    ["2026-01-02", true],
    [1767312000000, true],
    [1767312000001, "INVALID_DATE: 1767312000001 is at 00:00:00.001 UTC, not midnight!"],
    ["2026-13-01", "INVALID_LONG: 2026-13-01 was not a valid long."],
  ])("HubSpot refuses a day that is no midnight: %s", async (birthday, expected) => {
    const { write, backend } = install();
    const fields = [{ fieldName: "birthday", displayName: "Birthday", valueType: "date" as const }];
    backend.seed({ fields: [{ provider: "hubspot", objectName: "contact", fields }] });
    const { status, body } = await write("contacts", { groupRef, ...create({ birthday }) });
    if (expected === true) expect(status).toBe(200);
    else expect(body.errors).toEqual([{ message: expected }]);
  });

  it("HubSpot refuses all wrong properties of a record at once, in its own words", async () => {
    const { sendFailing } = install();
    const { messages, raw } = await sendFailing("contacts", create({ a: 1, email: "x" }));
    expect(messages).toEqual([
      'PROPERTY_DOESNT_EXIST: Property "a" does not exist; INVALID_EMAIL: Email address x is invalid',
    ]);
    const { message } = raw as { message: string };
    expect(message.startsWith("Property values were not valid: [")).toBe(true);
    expect(JSON.parse(message.slice(message.indexOf("[")))).toEqual([
      {
        isValid: false,
        message: 'Property "a" does not exist',
        error: "PROPERTY_DOESNT_EXIST",
        name: "a",
      },
      { isValid: false, message: "Email address x is invalid", error: "INVALID_EMAIL", name: "email" },
    ]);
  });

  it("HubSpot refuses a record without its required properties, and an update that clears one", async () => {
    const { send, sendFailing } = install();
    const missing = await sendFailing("deals", create({ amount: 1 }));
    const words = "Some required properties were not set.";
    expect(missing.messages).toEqual([
      `VALIDATION_ERROR: Error creating DEAL. ${words} They are: dealname, dealstage`,
    ]);
    expect(missing.raw).toEqual({
      status: "error",
      category: "VALIDATION_ERROR",
      message: `Error creating DEAL. ${words}`,
      context: { properties: ["dealname", "dealstage"] },
    });
    const { result } = await send("deals", create({ dealname: "d", dealstage: "closedlost" }));
    const cleared = await sendFailing("deals", update({ id: result?.recordId, dealname: "" }));
    expect(cleared.messages).toEqual([`VALIDATION_ERROR: Error updating DEAL. ${words} They are: dealname`]);
  });

  it("HubSpot refuses an update of a record that is not there, or no more", async () => {
    const { send, sendFailing } = install();
    const { result } = await send("contacts", create({ firstname: "Harry" }));
    await send("contacts", { type: "delete", record: { id: result?.recordId } });
    for (const id of ["404", result?.recordId ?? ""]) {
      const { messages, raw } = await sendFailing("contacts", update({ id, city: "x" }));
      expect(messages).toEqual([`OBJECT_NOT_FOUND: The record with ID ${id} was not found`]);
      expect(raw).toMatchObject({ status: "error", category: "OBJECT_NOT_FOUND", context: { ids: [id] } });
    }
  });
});

describe("HubSpot's associations", () => {
  const link = (id: string, associationTypeId: number, associationCategory = "HUBSPOT_DEFINED") => [
    { to: { id }, types: [{ associationCategory, associationTypeId }] },
  ];

  it("HubSpot's associations are kept with the record, those of updates too", async () => {
    const { send, instance } = install();
    const company = await send("companies", create({ name: "Hogwarts" }));
    const companyId = company.result?.recordId ?? "";
    const contact = await send("contacts", create({ firstname: "Harry" }, link(companyId, 279)));
    expect(instance.records("contacts")[0]?.associations).toEqual(link(companyId, 279));
    const body = { ...update({ id: contact.result?.recordId }), associations: link(companyId, 1) };
    await send("contacts", body);
    expect(instance.records("contacts")[0]?.associations).toEqual([
      ...link(companyId, 279),
      ...link(companyId, 1),
    ]);
    expect(instance.records("companies")[0]).not.toHaveProperty("associations");
  });

  it.each<[string, (ids: { company: string; contact: string }) => unknown, string]>([
    ["an unknown target", () => link("404", 279), "there is no record 404 in companies"],
    [
      "a target that is another object",
      ({ contact }) => link(contact, 279),
      "there is no record 30000000002 in companies",
    ],
    [
      "a type that leads from another object",
      ({ company }) => link(company, 341),
      "association type 341 leads from deals, not from contacts",
    ],
    [
      "a target that is nowhere, for a type of the customer's own",
      () => link("404", 7, "USER_DEFINED"),
      "there is no record 404",
    ],
    [
      "no type",
      ({ company }) => [{ to: { id: company }, types: [] }],
      "the association to 30000000001 has no type",
    ],
  ])("HubSpot refuses an association with %s", async (_, associations, reason) => {
    const { send, sendFailing, instance } = install();
    const company = (await send("companies", create({ name: "C" }))).result?.recordId ?? "";
    const contact = (await send("contacts", create({ firstname: "A" }))).result?.recordId ?? "";
    const given = associations({ company, contact });
    const { messages, raw } = await sendFailing("contacts", create({ firstname: "B" }, given));
    expect(messages).toEqual([`VALIDATION_ERROR: one or more associations are not valid: ${reason}`]);
    expect(raw).toMatchObject({
      message: "one or more associations are not valid",
      category: "VALIDATION_ERROR",
    });
    expect(instance.records("contacts").length).toBe(1);
  });

  it("HubSpot's associations of a type of the customer's own may lead to any record", async () => {
    const { send } = install();
    const contact = await send("contacts", create({ firstname: "A" }));
    await send(
      "contacts",
      create({ firstname: "B" }, link(contact.result?.recordId ?? "", 7, "USER_DEFINED")),
    );
  });
});
