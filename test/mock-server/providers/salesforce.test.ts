import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  completeId,
  createRecordId,
  isRecordId,
} from "../../../mock-server/providers/salesforce/record-id.js";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const objects = ["account", "contact", "lead", "opportunity", "touchpoints__c", "visits__c"];
const install = () => createInstalled("salesforce", objects);
const create = (record: object) => ({ type: "create", record });
const update = (record: object) => ({ type: "update", record });

/** Salesforce's published rule: of each five characters, read backwards as bits, whether they are upper-case letters. */
function publishedChecksum(id: string): string {
  const groups = id.match(/.{5}/g) ?? [];
  return groups
    .map((group) => [...group].reverse().map((letter) => (letter >= "A" && letter <= "Z" ? "1" : "0")))
    .map((bits) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345".charAt(parseInt(bits.join(""), 2)))
    .join("");
}

describe("Salesforce's ids", () => {
  // Two of the contract's examples, two as real orgs have given them.
  it.each(["001xx000003DGbYAAW", "001xx000003DGbZAAW", "003ak00000jvIfpAAE", "003ak00000kLkZLAA0"])(
    "the id %s has the checksum that the rule gives",
    (id) => {
      expect(publishedChecksum(id.slice(0, 15))).toBe(id.slice(15));
      expect(completeId(id.slice(0, 15))).toBe(id);
      expect(isRecordId(id)).toBe(true);
      expect(isRecordId(`${id.slice(0, 15)}AAB`)).toBe(false);
    },
  );

  it("Salesforce's ids are 18 characters with the right checksum for any number, all different", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 50 }), fc.nat(61), (numbers, index) => {
        const ids = numbers.map((number) => createRecordId("thing__c", number, index));
        for (const id of ids) {
          expect(id).toMatch(/^a0[0-9A-Za-z]xx0[0-9A-Za-z]{9}[A-Z0-5]{3}$/);
          expect(id.slice(15)).toBe(publishedChecksum(id.slice(0, 15)));
        }
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it("Salesforce's ids begin with the key prefix of their object, and custom objects get theirs in order", async () => {
    const { send } = install();
    const prefixes: Record<string, string> = {};
    const close = { closedate: "2026-03-01", stagename: "Prospecting" };
    for (const [objectName, record] of [
      ["account", { name: "A" }],
      ["contact", { lastname: "C" }],
      ["lead", { lastname: "L", company: "A", status: "Closed - Converted" }],
      ["opportunity", { name: "O", ...close }],
      ["visits__c", { name: "V" }],
      ["touchpoints__c", { name: "T" }],
    ] as const) {
      const { result } = await send(objectName, create(record));
      prefixes[objectName] = result?.recordId?.slice(0, 3) ?? "";
    }
    expect(prefixes).toMatchObject({ account: "001", contact: "003", lead: "00Q", opportunity: "006" });
    expect(prefixes["visits__c"]).toMatch(/^a0[0-9A-Za-z]$/);
    expect(prefixes["touchpoints__c"]).toMatch(/^a0[0-9A-Za-z]$/);
    expect(prefixes["visits__c"]).not.toBe(prefixes["touchpoints__c"]);
  });

  it("Salesforce's ids find a record by 15 characters and by 18", async () => {
    const { send, instance } = install();
    const { result } = await send("contact", create({ lastname: "Potter" }));
    const id = result?.recordId ?? "";
    for (const [given, firstname] of [
      [id.slice(0, 15), "Harry"],
      [id, "Lily"],
    ]) {
      expect((await send("contact", update({ id: given, firstname }))).result?.recordId).toBe(id);
      expect(instance.records("contact")[0]?.fields).toMatchObject({ firstname });
    }
  });
});

describe("Salesforce takes what Salesforce takes", () => {
  it("Salesforce takes names of objects and fields in any case (W20)", async () => {
    const { instance } = install();
    const write = (objectName: string, fields: Record<string, unknown>, recordId?: string) =>
      instance.write({
        type: recordId === undefined ? "create" : "update",
        objectName,
        allOrNone: false,
        headers: [],
        records: [{ idempotencyKey: `${objectName} ${JSON.stringify(fields)}`, recordId, fields }],
      });
    const [created] = await write("Contact", { LastName: "Potter" });
    if (!created?.ok) throw new Error("not created");
    await write("CONTACT", { FIRSTNAME: "Harry" }, created.recordId);
    expect(instance.records("contact")[0]?.fields).toMatchObject({ lastname: "Potter", firstname: "Harry" });
    expect(
      await instance.read({
        objectName: "cOntact",
        recordId: created.recordId,
        fieldNames: ["FirstName", "email"],
      }),
    ).toEqual({ FirstName: "Harry", email: undefined });
  });

  it("Salesforce keeps values of each type as what they are, and an empty text is null", async () => {
    const { send, instance } = install();
    const { result } = await send(
      "opportunity",
      create({
        name: "Big",
        amount: "12.5",
        probability: 40,
        closedate: "2026-02-28",
        stagename: "Closed Won",
        nextstep: "",
        description: null,
      }),
    );
    expect(result?.data).toMatchObject({
      name: "Big",
      amount: 12.5,
      probability: 40,
      closedate: "2026-02-28",
      stagename: "Closed Won",
      nextstep: null,
      description: null,
    });
    await send("contact", create({ lastname: "P", hasoptedoutofemail: "true", email: "a@b.ch" }));
    await send("account", create({ name: "A", numberofemployees: "3" }));
    expect(instance.records("contact")[0]?.fields).toMatchObject({ hasoptedoutofemail: true });
    expect(instance.records("account")[0]?.fields).toMatchObject({ numberofemployees: 3 });
  });

  it("Salesforce sets id, times and the deleted flag itself", async () => {
    const { send, clock } = install();
    const first = await send("account", create({ name: "A" }));
    const created = "2026-01-02T03:04:05.000+0000";
    expect(first.result?.data).toMatchObject({
      id: first.result?.recordId,
      createddate: created,
      lastmodifieddate: created,
      systemmodstamp: created,
      isdeleted: false,
    });
    await clock.advance(1000);
    const second = await send("account", update({ id: first.result?.recordId, phone: "1" }));
    expect(second.result?.data).toMatchObject({
      createddate: created,
      lastmodifieddate: "2026-01-02T03:04:06.000+0000",
    });
  });

  it("Salesforce takes references to records that it has, in either form of their ids", async () => {
    const { send } = install();
    const account = await send("account", create({ name: "Hogwarts" }));
    const id = account.result?.recordId ?? "";
    for (const accountid of [id, id.slice(0, 15)]) {
      const contact = await send("contact", create({ lastname: "Potter", accountid }));
      expect(contact.result?.data).toMatchObject({ accountid: id });
    }
    // It has no users, so that it cannot say that one is missing.
    await send("contact", create({ lastname: "Potter", ownerid: "005xx000001SvogAAC" }));
  });

  it("Salesforce takes any field of a custom object that nobody has described", async () => {
    const { send } = install();
    const { result } = await send("touchpoints__c", create({ Score__c: 3, Note__c: "" }));
    expect(result?.data).toMatchObject({ score__c: 3, note__c: null });
  });
});

const unable = (fields: string) =>
  `Unable to create/update fields: ${fields}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;

describe("Salesforce refuses what Salesforce refuses, with its code and its answer", () => {
  const contact = { lastname: "Potter" };
  it.each<[string, string, object, string, string, string[] | undefined]>([
    [
      "a contact without a last name",
      "contact",
      { firstname: "Harry" },
      "REQUIRED_FIELD_MISSING",
      "Required fields are missing: [lastname]",
      ["lastname"],
    ],
    [
      "a required field that is null or empty",
      "lead",
      { lastname: null, company: "", status: "Open - Not Contacted" },
      "REQUIRED_FIELD_MISSING",
      "Required fields are missing: [lastname, company]",
      ["lastname", "company"],
    ],
    [
      "an unknown field, by the name that was sent",
      "contact",
      { ...contact, FavouriteSpell: "x" },
      "INVALID_FIELD",
      "No such column 'FavouriteSpell' on sobject of type Contact",
      undefined,
    ],
    [
      "read-only fields, all of them",
      "contact",
      { ...contact, CreatedDate: "2026-01-01", name: "x" },
      "INVALID_FIELD_FOR_INSERT_UPDATE",
      unable("createddate, name"),
      ["createddate", "name"],
    ],
    [
      "a text that is too long",
      "contact",
      { ...contact, firstname: "x".repeat(41) },
      "STRING_TOO_LONG",
      `First Name: data value too large: ${"x".repeat(41)} (max length=40)`,
      ["firstname"],
    ],
    [
      "a choice that is none",
      "lead",
      { ...contact, company: "A", status: "Asleep" },
      "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
      "Lead Status: bad value for restricted picklist field: Asleep",
      ["status"],
    ],
    [
      "an email address that is none",
      "contact",
      { ...contact, email: "harry" },
      "INVALID_EMAIL_ADDRESS",
      "Email: invalid email address: harry",
      ["email"],
    ],
    [
      "a reference that is no id",
      "contact",
      { ...contact, accountid: "hogwarts" },
      "MALFORMED_ID",
      "Account ID: id value of incorrect type: hogwarts",
      ["accountid"],
    ],
    [
      "a reference to a record that is not there",
      "contact",
      { ...contact, accountid: "001xx000003DGbYAAW" },
      "INVALID_CROSS_REFERENCE_KEY",
      "invalid cross reference id",
      ["accountid"],
    ],
    ...(
      [
        ["a number in a text field", { firstname: 7 }, "First Name", "7", "firstname"],
        ["an object in a text field", { firstname: { a: 1 } }, "First Name", "an object", "firstname"],
        ["a list in a text field", { firstname: ["a"] }, "First Name", "a list", "firstname"],
        ["a day that is none", { birthdate: "2026-02-30" }, "Birthdate", "2026-02-30", "birthdate"],
        ["a day in words", { birthdate: "tomorrow" }, "Birthdate", "tomorrow", "birthdate"],
        ["a word in a checkbox", { hasoptedoutofemail: "yes" }, "Email Opt Out", "yes", "hasoptedoutofemail"],
        ["a number in a reference", { accountid: 1 }, "Account ID", "1", "accountid"],
        ["a number in a picklist", { salutation: 1 }, "Salutation", "1", "salutation"],
      ] as const
    ).map(([name, fields, label, shown, field]): [string, string, object, string, string, string[]] => [
      name,
      "contact",
      { ...contact, ...fields },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      `${label}: value not of required type: ${shown}`,
      [field],
    ]),
    [
      "half an employee",
      "account",
      { name: "A", numberofemployees: 1.5 },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "Employees: value not of required type: 1.5",
      ["numberofemployees"],
    ],
    [
      "a word for a number",
      "account",
      { name: "A", annualrevenue: "lots" },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "Annual Revenue: value not of required type: lots",
      ["annualrevenue"],
    ],
    [
      "an object in a field that nobody described",
      "touchpoints__c",
      { score__c: {} },
      "INVALID_TYPE_ON_FIELD_IN_RECORD",
      "score__c: value not of required type: an object",
      ["score__c"],
    ],
  ])(
    "Salesforce refuses with its code and its answer: %s",
    async (_, objectName, record, errorCode, message, fields) => {
      const { sendFailing, instance } = install();
      const { messages, raw } = await sendFailing(objectName, create(record));
      expect(messages).toEqual([`${errorCode}: ${message}`]);
      expect(raw).toEqual([{ message, errorCode, ...(fields && { fields }) }]);
      expect(instance.records(objectName)).toEqual([]);
    },
  );

  it("Salesforce refuses an update that empties a required field, and none that leaves it out", async () => {
    const { send, sendFailing } = install();
    const { result } = await send("contact", create(contact));
    await send("contact", update({ id: result?.recordId, firstname: "Harry" }));
    const { messages } = await sendFailing("contact", update({ id: result?.recordId, lastname: null }));
    expect(messages).toEqual(["REQUIRED_FIELD_MISSING: Required fields are missing: [lastname]"]);
  });

  it.each(["update", "delete"])(
    "Salesforce refuses an id that is none, is another object's, or leads nowhere: %s",
    async (type) => {
      const { sendFailing } = install();
      const refused = async (id: string) =>
        (await sendFailing("contact", { type, record: { id } })).raw as {
          errorCode: string;
          message: string;
        }[];
      for (const id of ["20scv09wer3klj", "001xx000003DGbYAAW", "003xx000003DGbYAAB"]) {
        expect(await refused(id)).toEqual([
          {
            errorCode: "MALFORMED_ID",
            message: `Contact ID: id value of incorrect type: ${id}`,
            fields: ["Id"],
          },
        ]);
      }
      const { messages, raw } = await sendFailing("contact", { type, record: { id: "003xx000003DGbYAAW" } });
      expect(raw).toEqual([{ errorCode: "NOT_FOUND", message: "The requested resource does not exist" }]);
      expect(messages).toEqual(["NOT_FOUND: The record with ID 003xx000003DGbYAAW was not found"]);
    },
  );

  it("Salesforce refuses a deleted record", async () => {
    const { send, sendFailing, instance } = install();
    const { result } = await send("contact", create(contact));
    const record = { id: result?.recordId };
    await send("contact", { type: "delete", record });
    expect(instance.records("contact")).toEqual([]);
    for (const type of ["update", "delete"]) {
      const { raw } = await sendFailing("contact", { type, record });
      expect(raw).toEqual([{ errorCode: "ENTITY_IS_DELETED", message: "entity is deleted", fields: [] }]);
    }
    expect(await instance.read({ objectName: "contact", recordId: record.id ?? "", fieldNames: [] })).toBe(
      undefined,
    );
  });

  it("Salesforce refuses a field that the connected user cannot see", async () => {
    const { sendFailing, backend } = install();
    backend.seed({
      fields: [
        { provider: "salesforce", objectName: "Contact", groupRef, hidden: ["Email"] },
        { provider: "salesforce", objectName: "touchpoints__c", hidden: ["Secret__c"] },
      ],
    });
    const hidden = await sendFailing("contact", create({ ...contact, email: "a@b.ch" }));
    expect(hidden.messages).toEqual(["INVALID_FIELD: No such column 'email' on sobject of type Contact"]);
    const custom = await sendFailing("touchpoints__c", create({ secret__c: 1 }));
    expect(custom.messages).toEqual([
      "INVALID_FIELD: No such column 'secret__c' on sobject of type touchpoints__c",
    ]);
  });
});
