import { describe, expect, it } from "vitest";
import type { FieldMetadata, Manifest, ObjectMetadata } from "../../../src/contract/index.js";
import { names2023 as hubspotNames } from "../../../mock-server/providers/hubspot/names-2023.js";
import { names2023 as salesforceNames } from "../../../mock-server/providers/salesforce/names-2023.js";
import { manifestFixture } from "../../manifest/fixture.js";
import { askBackend } from "../support/harness.js";
import { createStore, groupId, type Store } from "../support/store.js";

/** Asks for an object as the connected instance has it, by the provider's own name. */
async function describeObject(
  { backend }: Store,
  objectName: string,
  groupRef = groupId,
): Promise<ObjectMetadata | number> {
  const provider = backend.snapshot().integrations[0]?.provider ?? "";
  const path = `/projects/mock-project/providers/${provider}/objects/${objectName}/metadata?groupRef=${groupRef}`;
  const { status, body } = await askBackend<ObjectMetadata>(backend, "GET", path);
  return status === 200 ? body : status;
}

async function customFields(store: Store, objectName: string, groupRef = groupId): Promise<FieldMetadata[]> {
  const object = await describeObject(store, objectName, groupRef);
  return typeof object === "number" ? [] : Object.values(object.fields).filter(({ isCustom }) => isCustom);
}

const warmth = {
  fieldName: "warmthscore__c",
  displayName: "Warmth Score",
  valueType: "string",
  providerType: "string",
  readOnly: false,
  isCustom: true,
  isRequired: false,
};

/** The example's integration and another one that declares some of the same. */
const overlapping = `${manifestFixture("seed-002-example")}
  - name: other
    api: salesforce
    actions:
      - type: write
        standardObjects:
          - objectName: contact
            mode: insert
            endpoint: create-contact
            customFields:
              - { fieldName: warmthScore, displayName: Heat }
              - { fieldName: hair-color, displayName: Hair Color }
        customObjects:
          - objectName: mailMonkeyCampaigns
            mode: update
            endpoint: change-campaign
            displayName: Other Campaigns
            customFields: [{ fieldName: campaignName, displayName: Name }]
`;

const install = (store: Store, integration: string, groupRef = groupId) => {
  store.backend.seed({ installations: [{ integration, groupRef, content: {} }] });
};

describe("what installing creates in Salesforce", () => {
  it("installing creates the custom field of a standard object, of the provider's type and with its display name (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"));
    expect(await customFields(store, "contact")).toEqual([warmth]);
    const contact = await describeObject(store, "contact");
    expect(contact).toMatchObject({ fields: { lastname: { isCustom: false } } });
  });

  it("installing creates the custom object with its display name, and with its fields and the provider's own alone (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-custom-fields"));
    const object = await describeObject(store, "mailMonkeyCampaigns__c");
    expect(object).toMatchObject({ name: "mailmonkeycampaigns__c", displayName: "MailMonkey Campaigns" });
    expect(await customFields(store, "mailMonkeyCampaigns__c")).toMatchObject([
      { fieldName: "campaignname__c", displayName: "Campaign Name", valueType: "string" },
    ]);
    const body = await store.write(422, "create-campaign", { groupId, fields: { budget: 5 } });
    expect(body.errors).toEqual([
      { message: "INVALID_FIELD: No such column 'budget' on sobject of type mailmonkeycampaigns__c" },
    ]);
    const long = { groupId, fields: { campaignName: ["a list is no text"] } };
    expect((await store.write(422, "create-campaign", long)).errors).toHaveLength(1);
  });

  it("takes a name in place of a display name that the manifest leaves out, as seed 002's example does (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"));
    expect(await describeObject(store, "mailMonkeyCampaigns__c")).toMatchObject({
      displayName: "MailMonkeyCampaigns",
    });
  });

  it("what installing creates is there for the group that installed and for no other, each in its own instance (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"), { groups: ["g1", "g2"] });
    store.backend.seed({ connections: [{ provider: "salesforce", groupRef: "g3", consumerRef: "c" }] });
    expect(await describeObject(store, "mailMonkeyCampaigns__c", "g3")).toBe(404);
    expect(await customFields(store, "contact", "g3")).toEqual([]);
    await store.write(200, "create-campaign", { groupId: "g2", fields: { campaignName: "Spring" } });
    expect(store.instance("g1").records("mailMonkeyCampaigns__c")).toEqual([]);
    expect(store.instance("g2").records("mailMonkeyCampaigns__c")).toHaveLength(1);
  });

  it("what installing creates is not there before (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"), { groups: [] });
    store.backend.seed({ connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }] });
    expect(await describeObject(store, "mailMonkeyCampaigns__c")).toBe(404);
    expect(await customFields(store, "contact")).toEqual([]);
    install(store, "writeToSalesforce");
    expect(await customFields(store, "contact")).toEqual([warmth]);
  });

  it("what installing creates is answered by the manifest's name too where the integration is asked (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"));
    const [integration = ""] = Object.values(store.backend.integrations);
    const path = `/projects/mock-project/integrations/${integration}/objects/mailMonkeyCampaigns/metadata?groupRef=${groupId}`;
    const { body } = await askBackend<ObjectMetadata>(store.backend, "GET", path);
    expect(Object.keys(body.fields)).toContain("campaignname__c");
  });
});

describe("what is there already stays as it is", () => {
  it("what is there stays as it is after an update, and after a second installation", async () => {
    const store = createStore(manifestFixture("seed-002-example"));
    const before = store.backend.snapshot();
    const [{ id = "", integrationId = "" } = {}] = before.installations;
    const path = `/projects/mock-project/integrations/${integrationId}/installations`;
    const updateMask = ["config.content.write.objects.contact"];
    const contact = { objectName: "contact", selectedFieldSettings: {} };
    const updated = await askBackend(store.backend, "PATCH", `${path}/${id}`, {
      updateMask,
      installation: { config: { content: { provider: "salesforce", write: { objects: { contact } } } } },
    });
    expect(updated.status).toBe(200);
    expect(store.backend.snapshot().fields).toEqual(before.fields);

    await store.write(200, "create-campaign", { groupId, fields: { campaignName: "Spring" } });
    expect((await askBackend(store.backend, "DELETE", `${path}/${id}`)).status).toBe(204);
    store.backend.seed({ connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }] });
    install(store, "writeToSalesforce");
    expect(store.backend.snapshot().fields).toEqual(before.fields);
    expect(store.instance().records("mailMonkeyCampaigns__c")).toHaveLength(1);
  });

  it("what another integration declares, too, stays as it is, and only what is new is added", async () => {
    const store = createStore(overlapping);
    install(store, "other");
    expect(
      (await customFields(store, "contact")).map((field) => [field.fieldName, field.displayName]),
    ).toEqual([
      ["warmthscore__c", "Warmth Score"],
      ["hair_color__c", "Hair Color"],
    ]);
    expect(await describeObject(store, "mailMonkeyCampaigns__c")).toMatchObject({
      displayName: "MailMonkeyCampaigns",
      fields: { campaignname__c: { displayName: "Campaign Name" } },
    });
  });

  it("what the customer has changed since, or has of that name, stays as it is", async () => {
    const store = createStore(overlapping, { groups: [] });
    const [first = "", second = ""] = Object.values(store.backend.integrations);
    const heat = { ...warmth, displayName: "The Customer's Own" } as FieldMetadata;
    store.backend.seed({
      connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }],
      fields: [{ provider: "salesforce", objectName: "contact", groupRef: groupId, fields: [heat] }],
    });
    install(store, "writeToSalesforce");
    expect(await customFields(store, "contact")).toEqual([heat]);
    const definition = { fieldName: "campaignName", displayName: "Renamed", valueType: "string" };
    const { status } = await askBackend(
      store.backend,
      "PUT",
      `/projects/mock-project/integrations/${first}/object-metadata`,
      { groupRef: groupId, fields: { mailMonkeyCampaigns: [definition] } },
    );
    expect(status).toBe(200);
    install(store, "other");
    expect(second).not.toBe("");
    expect(await describeObject(store, "mailMonkeyCampaigns__c")).toMatchObject({
      fields: { campaignname__c: { displayName: "Renamed" } },
    });
  });

  it("what a seed hides from the connected user stays as it is", async () => {
    const store = createStore(overlapping, { groups: [] });
    store.backend.seed({
      connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }],
      fields: [{ provider: "salesforce", objectName: "contact", hidden: ["warmthScore__c"] }],
    });
    install(store, "writeToSalesforce");
    const { fields } = store.backend.snapshot();
    expect(fields.map(({ objectName }) => objectName)).toEqual(["contact", "mailmonkeycampaigns__c"]);
    expect(await customFields(store, "contact")).toEqual([]);
  });

  it("what installing created is forgotten by a reset, and created again (L5)", async () => {
    const store = createStore(manifestFixture("seed-002-example"));
    const { fields } = store.backend.snapshot();
    store.backend.reset();
    expect(store.backend.snapshot().fields).toEqual([]);
    store.backend.seed({ connections: [{ provider: "salesforce", groupRef: groupId, consumerRef: "c" }] });
    install(store, "writeToSalesforce");
    expect(store.backend.snapshot().fields).toEqual(fields);
  });
});

describe("other providers", () => {
  it("creates HubSpot's properties under names that HubSpot takes, of HubSpot's type (L5)", async () => {
    const text = manifestFixture("seed-002-custom-fields").replace("api: salesforce", "api: hubspot");
    const store = createStore(text);
    expect(await customFields(store, "contacts")).toEqual([
      { ...warmth, fieldName: "warmth_score", providerType: "string.text" },
    ]);
    expect(await describeObject(store, "mailMonkeyCampaigns")).toMatchObject({
      displayName: "MailMonkey Campaigns",
      fields: { campaign_name: { displayName: "Campaign Name", providerType: "string.text" } },
    });
    const body = { groupId, fields: { campaignName: "Spring", budget: "5" } };
    const refused = await store.write(422, "create-campaign", body);
    expect(JSON.stringify(refused.errors)).toContain('Property \\"budget\\" does not exist');
    expect(store.instance().records("mailMonkeyCampaigns")).toEqual([]);
  });

  it("leaves the other fields of a HubSpot object open that nothing describes (L5)", async () => {
    const text = manifestFixture("seed-002-standard-object").trimEnd();
    const store = createStore(
      `${text}\n            customFields: [{ fieldName: shelfMark, displayName: Shelf Mark }]\n`,
    );
    await store.write(200, "write-line-item", { groupId, fields: { name: "Broom", shelfMark: "B7" } });
    await store.clock.runUntilIdle();
    expect(store.instance().records("line_items")).toMatchObject([
      { fields: { name: "Broom", shelf_mark: "B7" } },
    ]);
  });

  it("installing keeps the names where the provider takes any (L5)", async () => {
    const store = createStore(
      manifestFixture("seed-002-example").replace("api: salesforce", "api: plain-crm"),
    );
    expect(await customFields(store, "contact")).toMatchObject([{ fieldName: "warmthScore" }]);
    await store.write(200, "create-campaign", { groupId, fields: { campaignName: "Spring" } });
    expect(store.instance().records("mailMonkeyCampaigns")).toMatchObject([
      { fields: { campaignName: "Spring" } },
    ]);
  });

  it("writes to a custom and to a standard object of one name as two objects (L5)", async () => {
    const manifest: Manifest = {
      specVersion: "1.0.0",
      integrations: [
        {
          name: "two",
          provider: "salesforce",
          write: {
            objects: [
              { objectName: "campaign", mode: "insert", endpoint: "standard" },
              {
                objectName: "campaign",
                mode: "insert",
                endpoint: "custom",
                customObject: true,
                customFields: [{ fieldName: "goal", displayName: "Goal" }],
              },
            ],
          },
        },
      ],
    };
    const store = createStore(manifest);
    await store.write(200, "standard", { groupId, fields: { goal: "of the standard one" } });
    await store.write(200, "custom", { groupId, fields: { goal: "of the custom one" } });
    expect(store.instance().records("campaign")).toMatchObject([{ fields: { goal: "of the standard one" } }]);
    expect(store.instance().records("campaign__c")).toMatchObject([
      { fields: { goal__c: "of the custom one" } },
    ]);
  });
});

describe("the providers' own names", () => {
  it.each([
    ["contractLineItem", "contractLineItem"],
    ["account", "account"],
  ])("Salesforce calls the standard object %s %s, in any case (L5)", (name, own) => {
    expect(salesforceNames.standardObject(name)).toBe(own);
  });

  it.each([
    ["mailMonkeyCampaigns", "mailMonkeyCampaigns__c"],
    ["hair-color", "hair_color__c"],
  ])("Salesforce calls the custom %s %s (L5)", (name, own) => {
    expect([salesforceNames.customObject(name), salesforceNames.customField(name)]).toEqual([own, own]);
  });

  it.each([
    ["lineItem", "line_items"],
    ["lineItems", "line_items"],
    ["contact", "contacts"],
    ["contacts", "contacts"],
    ["company", "companies"],
    ["deal", "deals"],
    ["ticket", "tickets"],
    ["product", "products"],
    ["quote", "quotes"],
    ["feedbackSubmission", "feedback_submissions"],
    ["tax", "taxes"],
    ["email", "emails"],
    ["postalMail", "postal_mail"],
    // Not in camel case: the provider's own already.
    ["line_items", "line_items"],
    ["2-3451", "2-3451"],
    ["", ""],
    ["__proto__", "__proto__"],
  ])("HubSpot calls the standard object %j %j (L5)", (name, own) => {
    expect(hubspotNames.standardObject(name)).toBe(own);
  });

  it.each([
    ["warmthScore", "warmth_score"],
    ["hair-color", "hair_color"],
    ["Name", "name"],
    ["URLPath", "urlpath"],
  ])("HubSpot calls the custom field %s %s (L5)", (name, own) => {
    expect(hubspotNames.customField(name)).toBe(own);
  });

  it("HubSpot calls a custom object by its letters, dashes apart (L5)", () => {
    expect(hubspotNames.customObject("mail-MonkeyCampaigns")).toBe("mail_MonkeyCampaigns");
  });
});
