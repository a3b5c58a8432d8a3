import { describe, expect, it } from "vitest";
import type { FieldSetting } from "../../../src/contract/index.js";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const code = { fieldName: "code", displayName: "Code", valueType: "string", unique: true };
const parent = { fieldName: "parent", displayName: "Parent", valueType: "reference" };

/** A Salesforce customer with an account A-1, whose contacts refer to accounts by `AccountId` and by `Parent__c`. */
async function install(settings?: Record<string, FieldSetting>) {
  const object = settings && { selectedFieldSettings: settings };
  const installed = createInstalled("salesforce", ["account", "contact"], { ...(object && { object }) });
  const toAccount = { ...parent, association: { targetObject: "Account", associationType: "lookup" } };
  const fields = { account: [code], contact: [toAccount] };
  const { status } = await installed.ask(
    "PUT",
    "/projects/mock-project/providers/salesforce/object-metadata",
    {
      groupRef,
      fields,
    },
  );
  expect(status).toBe(200);
  const account = await installed.send("account", {
    type: "create",
    record: { Name: "Hogwarts", Code__c: "A-1" },
  });
  return { ...installed, accountId: account.result?.recordId ?? "" };
}

const create = (record: object) => ({ type: "create", record: { LastName: "Potter", ...record } });

describe("Salesforce takes another record by its external id", () => {
  it.each([
    ["a standard reference", { Account: { Code__c: "A-1" } }, "accountid"],
    ["in any letter case", { ACCOUNT: { code__C: "a-1" } }, "accountid"],
    [
      "with the object's name beside it",
      { Account: { attributes: { type: "Account" }, Code__c: "A-1" } },
      "accountid",
    ],
    ["a custom reference", { Parent__r: { Code__c: "A-1" } }, "parent__c"],
  ])("%s: the contact refers to the account (W24)", async (_, record, key) => {
    const { send, accountId } = await install();
    const { result } = await send("contact", create(record));
    expect(result?.data).toMatchObject({ [key]: accountId });
    expect(Object.keys(result?.data ?? {})).not.toContain("account");
    const updated = await send("contact", {
      type: "update",
      record: { id: result?.recordId, ...record },
    });
    expect(updated.result?.data).toMatchObject({ [key]: accountId });
  });

  it.each([
    [
      "an id that no record has",
      { Account: { Code__c: "A-2" } },
      "Foreign key external ID: A-2 not found for field Code__c in entity Account",
    ],
    [
      "a field that is no external id",
      { Account: { Name: "Hogwarts" } },
      "Field name provided, Name does not match an External ID, Salesforce Id, or indexed field for Account",
    ],
    [
      "nothing",
      { Account: {} },
      "The external foreign key reference Account needs exactly one external ID field of Account",
    ],
    [
      "two fields",
      { Account: { Code__c: "A-1", Name: "x" } },
      "The external foreign key reference Account needs exactly one external ID field of Account",
    ],
    [
      "the id as well",
      { AccountId: null, Account: { Code__c: "A-1" } },
      "Cannot specify both an external ID reference Account and a salesforce id, AccountId",
    ],
    [
      "a name that leads nowhere",
      { Accounts: { Code__c: "A-1" } },
      "No such column 'Accounts' on sobject of type Contact",
    ],
    ["text in place of an object", { Account: "A-1" }, "No such column 'Account' on sobject of type Contact"],
  ])("%s is refused, and nothing is written (W24)", async (_, record, message) => {
    const { sendFailing, instance } = await install();
    const { messages, raw } = await sendFailing("contact", create(record));
    expect(messages).toEqual([`INVALID_FIELD: ${message}`]);
    expect(raw).toMatchObject([{ errorCode: "INVALID_FIELD", message }]);
    expect(instance.records("contact")).toEqual([]);
  });

  it("a reference that is filled only once keeps what it refers to, however it is written (W21, W22)", async () => {
    const { send, instance, clock, accountId } = await install({ AccountId: { writeOnUpdate: "ifEmpty" } });
    await send("account", { type: "create", record: { Name: "Durmstrang", Code__c: "B-2" } });
    const { result } = await send("contact", create({}));
    const update = (record: object) =>
      send("contact", { type: "update", record: { id: result?.recordId, ...record } });
    const [first, second] = ["A-1", "B-2"].map((id) => ({ id: result?.recordId, Account: { Code__c: id } }));
    await Promise.all([update({ Account: first?.Account }), update({ Account: second?.Account })]);
    await update({ account: { code__c: "B-2" } });
    const policy = { mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 1 } };
    await send("contact", { type: "update", record: second, ...policy });
    await clock.runUntilIdle();
    expect(instance.records("contact")[0]?.fields).toMatchObject({ accountid: accountId });
  });

  it("one record of a batch that refers to nothing fails alone (W24)", async () => {
    const { send } = await install();
    const batch = ["A-1", "A-2", "A-1"].map((id) => ({
      record: { LastName: "P", Account: { Code__c: id } },
    }));
    const { results } = await send("contact", { type: "create", batch });
    expect(results?.map(({ success }) => success)).toEqual([true, false, true]);
  });
});
