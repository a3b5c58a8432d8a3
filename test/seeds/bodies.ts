/** The JSON request bodies of seed 000, "Advanced use cases", without their comments. */
export const deletionByCreate = {
  groupRef: "customer-group-ref",
  connectionId: "connection-id",
  config: {
    revisionId: "revision-id",
    content: {
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    },
  },
};

export const deletionByUpdateMask = {
  updateMask: ["config.content.write.objects.contact"],
  installation: {
    config: {
      content: {
        provider: "salesforce",
        write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
      },
    },
  },
};

export const deletionByJsonPatch = {
  groupRef: "customer-group-ref",
  action: "write",
  changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
};

function createForLead(content: Record<string, unknown>) {
  return {
    groupRef: "customer-group-ref",
    connectionId: "connection-id",
    config: { revisionId: "revision-id", content: { provider: "hubspot", ...content } },
  };
}

export const fieldSettings = createForLead({
  write: {
    objects: {
      lead: {
        objectName: "lead",
        selectedFieldSettings: { source: { writeOnUpdate: "never", writeOnCreate: "always" } },
      },
    },
  },
});

export const defaults = createForLead({
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
});

export const combined = createForLead({
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
});
