import {
  createMockBackend,
  type FaultRule,
  type MockBackend,
  type SeedData,
} from "../../mock-server/index.js";
import type { Manifest } from "../../src/contract/index.js";
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

/** The custom fields of the customer's Salesforce. */
const customFields: SeedData = {
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

/** What a story starts from: data, and how the backend is set up. */
export interface StorySetup extends SeedData {
  /** Its first integration is the one on the screen. @default that of the write stories */
  manifest?: Manifest;
  /** Whether the customer has connected the CRM. @default true */
  isConnected?: boolean;
  /** What goes wrong from the first request on. */
  faults?: readonly FaultRule[];
}

/** What the loader hands to a story. */
export interface LoadedBackend {
  backend: MockBackend;
  /** The backend's own: its time passes only when a story says so. */
  clock: VirtualClock;
  /** The name of the integration on the screen. */
  integration: string;
}

/**
 * Makes a Storybook loader that puts a new backend behind the page's requests: the customer is connected to the CRM, then the
 * data of `setups` is laid on it in their order; of their options the last ones hold.
 */
export function freshBackend(...setups: StorySetup[]) {
  const {
    manifest = writeToSalesforce,
    isConnected = true,
    faults = [],
  } = Object.assign({}, ...setups) as StorySetup;
  return async (): Promise<LoadedBackend> => {
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock });
    const { name: integration = "", provider = "" } = manifest.integrations[0] ?? {};
    const { groupRef, consumerRef } = tenant;
    if (isConnected) backend.seed({ connections: [{ provider, groupRef, consumerRef }] });
    for (const setup of [customFields, ...setups]) backend.seed(dataOf(setup));
    backend.faults.set(faults);
    (await getMockWorker()).use(backend);
    return { backend, clock, integration };
  };
}

function dataOf({ manifest: _m, isConnected: _c, faults: _f, ...data }: StorySetup): SeedData {
  return data;
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
