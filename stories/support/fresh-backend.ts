import { createMockBackend, type MockBackend, type SeedData } from "../../mock-server/index.js";
import { createVirtualClock, type VirtualClock } from "../../src/engine/index.js";
import { getMockWorker } from "./mock-worker.js";
import { writeToSalesforce } from "./write-to-salesforce.js";

/** The customer that the stories show. */
export const tenant = {
  integration: "write-to-salesforce",
  groupRef: "customer-group-ref",
  groupName: "Acme Inc.",
  consumerRef: "customer-consumer-ref",
};

const customField = (fieldName: string, displayName: string, valueType: "string" | "int" | "boolean") => ({
  fieldName,
  displayName,
  valueType,
  isCustom: true,
});

const connected: SeedData = {
  connections: [{ provider: "salesforce", groupRef: tenant.groupRef, consumerRef: tenant.consumerRef }],
  fields: [
    {
      provider: "salesforce",
      objectName: "contact",
      fields: [customField("lead_score__c", "Lead Score", "int")],
    },
    {
      provider: "salesforce",
      objectName: "account",
      fields: [
        customField("source", "Source", "string"),
        customField("amount", "Amount", "int"),
        customField("automated", "Automated", "boolean"),
      ],
    },
    {
      provider: "salesforce",
      objectName: "touchpoints__c",
      fields: [customField("source", "Source", "string"), customField("channel", "Channel", "string")],
    },
  ],
};

/** What the loader hands to a story. */
export interface LoadedBackend {
  backend: MockBackend;
  /** The backend's own: its time passes only when a story says so. */
  clock: VirtualClock;
}

/**
 * Makes a Storybook loader that puts a new backend behind the page's requests: the customer is connected to Salesforce,
 * then `seeds` are laid on it in their order.
 */
export function freshBackend(...seeds: SeedData[]) {
  return async (): Promise<LoadedBackend> => {
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest: writeToSalesforce, clock });
    for (const seed of [connected, ...seeds]) backend.seed(seed);
    (await getMockWorker()).use(backend);
    return { backend, clock };
  };
}

/** The backend of a story, from what its loaders gave. */
export function loadedBackend(loaded: Record<string, unknown>): LoadedBackend {
  // Storybook knows no types of loaders; `freshBackend` is the one of every story.
  return loaded as unknown as LoadedBackend;
}

/** The config that the backend of a story holds for the customer; `undefined` while nothing is installed. */
export function savedConfig(loaded: Record<string, unknown>): unknown {
  return loadedBackend(loaded).backend.snapshot().installations[0]?.config.content;
}
