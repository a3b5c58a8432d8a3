import type { FieldMetadata, Manifest } from "../../../src/contract/index.js";
import type { StorySetup } from "./fresh-backend.js";

/** The manifest of the stories that read: three objects, mappings on one of them, events, and the proxy. */
const syncWithSalesforce: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "sync-with-salesforce",
      displayName: "Sync with Salesforce",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "account",
            destination: "accountWebhook",
            schedule: "0 */6 * * *",
            requiredFields: [{ fieldName: "name" }, { fieldName: "website" }],
            optionalFields: [
              { fieldName: "industry" },
              { fieldName: "phone" },
              { fieldName: "annualrevenue" },
              { fieldName: "numberofemployees" },
              { fieldName: "billingcity" },
              { fieldName: "billingcountry" },
            ],
          },
          {
            objectName: "contact",
            destination: "contactWebhook",
            schedule: "*/30 * * * *",
            requiredFields: [{ fieldName: "email" }, { fieldName: "lastname" }],
            optionalFields: [
              { fieldName: "firstname" },
              { fieldName: "title" },
              { fieldName: "phone" },
              { fieldName: "department" },
            ],
          },
          {
            objectName: "opportunity",
            destination: "opportunityWebhook",
            schedule: "30 7 * * *",
            requiredFields: [
              { fieldName: "name" },
              {
                mapToName: "stage",
                mapToDisplayName: "Deal stage",
                prompt: "Which field says how far a deal is?",
              },
            ],
            optionalFields: [
              {
                mapToName: "nextAction",
                mapToDisplayName: "Next action",
                prompt: "What is to be done next for the deal.",
                default: "nextstep",
              },
              {
                mapToName: "territory",
                mapToDisplayName: "Sales territory",
                prompt: "Deals are grouped by it in reports.",
              },
            ],
            optionalFieldsAuto: "all",
          },
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
            createEvent: { enabled: "always" },
            updateEvent: { enabled: "always", requiredWatchFields: ["email", "lastname"] },
          },
        ],
      },
      proxy: { enabled: true },
    },
  ],
};

const topics = [
  "Region",
  "Segment",
  "Renewal",
  "Budget",
  "Partner",
  "Campaign",
  "Contract",
  "Forecast",
  "Risk",
  "Onboarding",
];
const aspects = ["Owner", "Date", "Status", "Notes", "Code", "Score", "Source", "Priority", "Region", "Type"];
const areas = ["EMEA", "APAC", "North America", "Latin America", "Public Sector"];

/** 500 fields, as customers make them over the years. */
const manyFields: FieldMetadata[] = areas.flatMap((area) =>
  topics.flatMap((topic) =>
    aspects.map((aspect) => {
      const displayName = `${area} ${topic} ${aspect}`;
      const fieldName = `${displayName.toLowerCase().replaceAll(" ", "_")}__c`;
      return { fieldName, displayName, valueType: "string", isCustom: true };
    }),
  ),
);

/** The customer's own way to say how far a deal is. */
const dealPhase: FieldMetadata = {
  fieldName: "deal_phase__c",
  displayName: "Deal Phase",
  valueType: "singleSelect",
  isCustom: true,
  values: [
    { value: "1-qualify", displayValue: "1 · Qualify" },
    { value: "2-negotiate", displayValue: "2 · Negotiate" },
    { value: "8-won", displayValue: "8 · Won" },
    { value: "9-lost", displayValue: "9 · Lost" },
  ],
};

/** What the stories that read start from: a Salesforce whose opportunities have 501 fields of the customer's own. */
export const readingSalesforce = {
  manifest: syncWithSalesforce,
  fields: [{ provider: "salesforce", objectName: "opportunity", fields: [dealPhase, ...manyFields] }],
} satisfies StorySetup;

/** The integration that `readingSalesforce` has. */
export const syncIntegration = "sync-with-salesforce";
