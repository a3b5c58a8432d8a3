import type { Manifest } from "../../../src/contract/index.js";

/** Seed 000's bodies of "Create Installation", letter by letter but for the closing brace that its last one lacks. */
export const createBodies = {
  deletion: {
    groupRef: "customer-group-ref",
    connectionId: "connection-id",
    config: {
      revisionId: "revision-id",
      content: {
        provider: "salesforce",
        write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
      },
    },
  },
  fieldSettings: {
    groupRef: "customer-group-ref",
    connectionId: "connection-id",
    config: {
      revisionId: "revision-id",
      content: {
        provider: "hubspot",
        write: {
          objects: {
            lead: {
              objectName: "lead",
              selectedFieldSettings: { source: { writeOnUpdate: "never", writeOnCreate: "always" } },
            },
          },
        },
      },
    },
  },
  defaults: {
    groupRef: "customer-group-ref",
    connectionId: "connection-id",
    config: {
      revisionId: "revision-id",
      content: {
        provider: "hubspot",
        write: {
          objects: {
            lead: {
              objectName: "lead",
              selectedFieldSettings: {
                source: { default: { stringValue: "myApp" } },
                amount: { default: { integerValue: 0 } },
                automated: { default: { booleanValue: true } },
              },
            },
          },
        },
      },
    },
  },
  combined: {
    groupRef: "customer-group-ref",
    connectionId: "connection-id",
    config: {
      revisionId: "revision-id",
      content: {
        provider: "hubspot",
        write: {
          objects: {
            lead: {
              objectName: "lead",
              inheritMapping: true,
              selectedFieldSettings: {
                customSource: {
                  default: { stringValue: "myApp" },
                  writeOnUpdate: "never",
                  writeOnCreate: "always",
                },
              },
            },
          },
        },
        read: {
          objects: {
            lead: {
              objectName: "lead",
              destination: "myWebhook",
              selectedFieldMappings: { customSource: "myCustomSource" },
            },
          },
        },
      },
    },
  },
} as const;

/** Seed 000's body of "Update Installation". */
export const maskBody = {
  updateMask: ["config.content.write.objects.contact"],
  installation: {
    config: {
      content: {
        provider: "salesforce",
        write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
      },
    },
  },
} as const;

/** Seed 000's body of "Update Installation Object". */
export const patchBody = {
  groupRef: "customer-group-ref",
  action: "write",
  changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
} as const;

/** A manifest that declares what the bodies configure. */
export const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    { name: "salesforce-crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
    {
      name: "hubspot-crm",
      provider: "hubspot",
      read: {
        objects: [
          {
            objectName: "lead",
            destination: "myWebhook",
            schedule: "*/30 * * * *",
            optionalFields: [{ mapToName: "customSource", mapToDisplayName: "Source" }],
          },
        ],
      },
      write: { objects: [{ objectName: "lead", inheritMapping: true }] },
    },
  ],
};
