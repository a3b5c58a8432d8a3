import type { SeedData } from "../../../../mock-server/index.js";
import type { WriteConfigObject } from "../../../../src/contract/index.js";

/** The customer of the measured requests. */
export const groupRef = "acme";

/** The integration of the measured requests. */
export const integrationName = "crm";

/** Five objects of a customer, each with ten settings: an installation of about 5 kB. */
const names = Array.from({ length: 5 }, (_, index) => `object_${String(index)}`);

export const manifest = `specVersion: 1.0.0
integrations:
  - name: ${integrationName}
    provider: salesforce
    write:
      objects:
${names.map((name) => `        - objectName: ${name}`).join("\n")}
`;

const settings: WriteConfigObject["selectedFieldSettings"] = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [
    `field_${String(index)}`,
    { writeOnCreate: "always", writeOnUpdate: "never", default: { stringValue: "standard" } },
  ]),
);

const objects = Object.fromEntries(
  names.map((objectName) => [objectName, { objectName, selectedFieldSettings: settings }]),
);

/** What the backend starts from. */
export const seed: SeedData = {
  connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }],
  installations: [
    { integration: integrationName, groupRef, content: { provider: "salesforce", write: { objects } } },
  ],
};

/** What a server answers that does nothing else: values as long as what a mock answers. */
export const answersOfBare = {
  installation: { id: "1", config: { content: { provider: "salesforce", write: { objects } } } },
  write: {
    operationId: "operation-00000001",
    result: {
      success: true,
      recordId: "001000000000001AAA",
      data: { id: "001000000000001AAA", success: true },
    },
  },
} as const;
