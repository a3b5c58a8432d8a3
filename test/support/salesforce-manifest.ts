import type { Manifest } from "../../src/contract/index.js";

/** Seed 000, "Defining writes" (account, contact, touchpoints__c), with a read object whose mapping has a default. */
export const salesforceManifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "write-to-salesforce",
      displayName: "Write to Salesforce",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "contact",
            destination: "contactWebhook",
            schedule: "*/30 * * * *",
            requiredFields: [{ fieldName: "email" }],
            optionalFields: [
              {
                mapToName: "stage",
                mapToDisplayName: "Stage",
                prompt: "Which field?",
                default: "leadsource",
              },
            ],
          },
        ],
      },
      write: {
        objects: [
          { objectName: "account" },
          { objectName: "contact", inheritMapping: true },
          { objectName: "touchpoints__c" },
        ],
      },
      proxy: { enabled: true },
    },
  ],
};
