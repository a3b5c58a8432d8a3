import type { Manifest } from "../../../src/contract/index.js";

/**
 * The manifest of the stories: the write objects of the write guide, and contact also read, so that its fields are known and two of
 * them can be mapped.
 */
export const writeToSalesforce: Manifest = {
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
            requiredFields: [{ fieldName: "email" }, { fieldName: "lastname" }],
            optionalFields: [
              { fieldName: "phone" },
              { fieldName: "leadsource" },
              { fieldName: "lead_score__c" },
              { fieldName: "hasoptedoutofemail" },
              { mapToName: "mobile", mapToDisplayName: "Mobile number" },
              { mapToName: "territory", mapToDisplayName: "Sales territory" },
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
    },
  ],
};
