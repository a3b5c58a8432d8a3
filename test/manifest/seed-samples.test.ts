import { describe, expect, it } from "vitest";
import { manifestSchema, type Manifest } from "../../src/contract/index.js";
import { parseManifest } from "../../src/manifest/index.js";
import { ruleOf } from "./rule-of.js";
import { fixtureText, manifestFixture } from "./fixture.js";

/** Each sample with the manifest that it means and the warnings that it deserves, as `code line:column`. */
const samples: Record<string, { integrations: Manifest["integrations"]; warnings: string[] }> = {
  "seed-000-write-objects": {
    integrations: [
      {
        name: "write-to-salesforce",
        displayName: "Write to Salesforce",
        provider: "salesforce",
        write: {
          objects: [{ objectName: "account" }, { objectName: "contact" }, { objectName: "touchpoints__c" }],
        },
      },
    ],
    warnings: [],
  },
  "seed-000-inherit-mapping": {
    integrations: [
      {
        name: "write-to-salesforce",
        displayName: "Write to Salesforce",
        provider: "salesforce",
        write: { objects: [{ objectName: "account", inheritMapping: true }] },
      },
    ],
    warnings: ["M33 9:23"],
  },
  "seed-004-integrations": {
    integrations: [
      { name: "integration1", provider: "provider1", proxy: { enabled: true } },
      { name: "integration2", provider: "provider2", proxy: { enabled: true } },
      {
        name: "my-integration",
        displayName: "My Integration",
        provider: "salesforce",
        module: "crm",
        proxy: { enabled: true },
      },
    ],
    warnings: [],
  },
  "seed-004-read": {
    integrations: [
      {
        name: "hubspot-crm-integration",
        provider: "hubspot",
        read: {
          objects: [
            {
              objectName: "contact",
              destination: "defaultWebhook",
              schedule: "*/30 * * * *",
              requiredFields: [{ fieldName: "firstname" }, { fieldName: "lastname" }],
              optionalFields: [{ fieldName: "phone" }],
              backfill: { defaultPeriod: { fullHistory: true } },
            },
          ],
        },
        write: { objects: [{ objectName: "contact", inheritMapping: true }] },
      },
    ],
    warnings: [],
  },
  "seed-004-fields": {
    integrations: [
      {
        name: "salesforce-contacts-sync",
        provider: "salesforce",
        read: {
          objects: [
            {
              objectName: "contact",
              destination: "salesforceWebhook",
              schedule: "*/10 * * * *",
              requiredFields: [
                { fieldName: "firstname" },
                { fieldName: "mobilephone", mapToName: "phone", mapToDisplayName: "Phone Number" },
                {
                  mapToName: "priority",
                  mapToDisplayName: "Priority Score",
                  prompt: "Which field do you use to track the priority of a lead?",
                  default: "priority_level",
                },
                { fieldName: "FirstName", mapToName: "first_name" },
                { fieldName: "$['parentField']['childField']" },
              ],
              optionalFields: [
                {
                  mapToName: "notes",
                  mapToDisplayName: "Contact Notes",
                  prompt: "Select the field where you store notes about your contacts",
                },
              ],
            },
            {
              objectName: "lead",
              destination: "salesforceWebhook",
              schedule: "0 0 * * *",
              optionalFieldsAuto: "all",
            },
          ],
        },
      },
      {
        name: "hubspot-contacts-sync",
        provider: "hubspot",
        read: {
          objects: [
            {
              objectName: "contacts",
              destination: "hubspotKinesisStream",
              schedule: "*/10 * * * *",
              requiredFields: [{ fieldName: "firstname", mapToName: "first_name" }],
            },
            {
              objectName: "companies",
              destination: "hubspotKinesisStream",
              schedule: "*/10 * * * *",
              requiredFields: [{ fieldName: "email" }, { fieldName: "firstname", mapToName: "first_name" }],
              optionalFields: [
                {
                  mapToName: "lead_source",
                  mapToDisplayName: "Lead Source",
                  prompt: "Which field tracks where this lead came from?",
                },
              ],
            },
          ],
        },
      },
    ],
    warnings: [],
  },
  "seed-004-subscribe": {
    integrations: [
      {
        name: "my-integration",
        provider: "hubspot",
        read: {
          objects: [
            { objectName: "account", destination: "defaultWebhook", schedule: "*/30 * * * *" },
            { objectName: "contact", destination: "defaultWebhook", schedule: "*/30 * * * *" },
          ],
        },
        subscribe: {
          objects: [
            {
              objectName: "account",
              destination: "accountWebhook",
              inheritFieldsAndMapping: true,
              createEvent: { enabled: "always" },
              updateEvent: { enabled: "always", watchFieldsAuto: "all" },
              deleteEvent: { enabled: "always" },
            },
            {
              objectName: "contact",
              destination: "contactWebhook",
              inheritFieldsAndMapping: true,
              updateEvent: { enabled: "always", requiredWatchFields: ["name", "email", "phone"] },
              associationChangeEvent: { enabled: "always", includeFullRecords: true },
            },
            {
              objectName: "ticket",
              destination: "ticketWebhook",
              otherEvents: ["object.merged", "object.restored"],
            },
          ],
        },
      },
    ],
    warnings: [],
  },
  "seed-002-standard-object": {
    integrations: [
      {
        name: "lineItemsToHubspot",
        provider: "hubspot",
        write: {
          objects: [
            {
              objectName: "lineItem",
              mode: "insert",
              endpoint: "write-line-item",
              schedule: "every 1 hours",
            },
          ],
        },
      },
    ],
    warnings: [],
  },
  "seed-002-custom-object": {
    integrations: [
      {
        name: "campaignsToHubspot",
        provider: "hubspot",
        write: {
          objects: [
            {
              objectName: "mailMonkeyCampaigns",
              mode: "insert",
              endpoint: "record-campaigns",
              schedule: "every 2 hours",
              customObject: true,
              displayName: "MailMonkey Campaigns",
              prompt: "When you create campaigns in MailMonkey, we will sync it to your Hubspot.",
              customFields: [{ fieldName: "campaignName", displayName: "Campaign Name" }],
            },
          ],
        },
      },
    ],
    warnings: [],
  },
  "seed-002-custom-fields": {
    integrations: [
      {
        name: "writeToSalesforce",
        provider: "salesforce",
        write: {
          objects: [
            {
              objectName: "contact",
              mode: "update",
              endpoint: "add-warmth-score",
              customFields: [
                {
                  fieldName: "warmthScore",
                  displayName: "Warmth Score",
                  prompt: "This is the warmth score we calculated for this contact.",
                },
              ],
            },
            {
              objectName: "mailMonkeyCampaigns",
              mode: "insert",
              endpoint: "create-campaign",
              customObject: true,
              displayName: "MailMonkey Campaigns",
              customFields: [{ fieldName: "campaignName", displayName: "Campaign Name" }],
            },
          ],
        },
      },
    ],
    warnings: [],
  },
  // As the seed has it, but for the indentation of its first line and of `customObjects`.
  "seed-002-example": {
    integrations: [
      {
        name: "writeToSalesforce",
        displayName: "Write Data to Salesforce",
        provider: "salesforce",
        write: {
          objects: [
            { objectName: "account", mode: "insert", endpoint: "create-account" },
            {
              objectName: "contact",
              mode: "update",
              endpoint: "add-warmth-score",
              customFields: [
                {
                  fieldName: "warmthScore",
                  displayName: "Warmth Score",
                  prompt: "This is the warmth score we calculate for each contact.",
                },
              ],
            },
            {
              objectName: "mailMonkeyCampaigns",
              mode: "insert",
              endpoint: "create-campaign",
              customObject: true,
              prompt: "When you create campaigns in MailMonkey, we will sync it to your Salesforce.",
              customFields: [
                { fieldName: "campaignName", displayName: "Campaign Name" },
                { fieldName: "campaignDescription", displayName: "Campaign Description" },
              ],
            },
          ],
        },
      },
    ],
    // Its custom object has no `displayName`.
    warnings: ["N5 24:13"],
  },
};

describe("samples of the seeds", () => {
  it.each(Object.entries(samples))(
    "a sample of the seeds is read: %s (H8)",
    (name, { integrations, warnings }) => {
      const { manifest, issues } = parseManifest(manifestFixture(name));
      expect(issues.map((issue) => `${ruleOf(issue)} ${issue.line}:${issue.column}`)).toEqual(warnings);
      expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(manifest).toStrictEqual({ specVersion: "1.0.0", integrations });
      expect(manifestSchema.safeParse(manifest).success).toBe(true);
    },
  );

  it("the space before seed 002's first key is taken, and its last one between two levels refused (H8)", () => {
    const text = fixtureText("seed-002-example-as-written.txt");
    expect(
      parseManifest(text).issues.map((issue) => `${ruleOf(issue)} ${issue.line}:${issue.column}`),
    ).toEqual(["yaml-syntax 22:8"]);
    const mended = text.replace("       customObjects:", "      customObjects:");
    expect(parseManifest(mended).manifest).toEqual(
      parseManifest(manifestFixture("seed-002-example")).manifest,
    );
  });
});
