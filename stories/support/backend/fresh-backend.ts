import {
  createMockBackend,
  type FaultRule,
  type MockBackend,
  type SeedData,
} from "../../../mock-server/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { createVirtualClock, type VirtualClock } from "../../../src/engine/index.js";
import { getMockWorker } from "./mock-worker.js";
import { followRealTime, withLatency } from "./pace.js";
import { readToolbar, type Toolbar } from "./toolbar.js";
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
  /** The backend's own: its time passes only when a story says so, or by itself where the toolbar does. */
  clock: VirtualClock;
  /** The name of the integration on the screen. */
  integration: string;
  /** Counts the backends of this page: what knows another one has to start anew. */
  run: number;
}

/** What Storybook tells a loader, as far as this one asks. */
interface LoaderContext {
  id: string;
  globals: Record<string, unknown>;
  canvasElement: HTMLElement;
}

/** The backend of the story that is shown, and what it was made for. */
let shown: { key: string; loaded: LoadedBackend; stopClock: () => void } | undefined;

/**
 * Makes a Storybook loader that puts a new backend behind the page's requests: the customer is connected to the CRM, then the
 * data of `setups` is laid on it in their order; of their options the last ones hold. A scenario of the toolbar takes the place
 * of all but the fields. Rendering again, as for another theme, keeps the backend.
 */
export function freshBackend(...setups: StorySetup[]) {
  return async ({ id, globals, canvasElement }: LoaderContext): Promise<LoadedBackend> => {
    const toolbar = readToolbar(globals);
    const key = JSON.stringify([id, toolbar]);
    if (shown?.key === key && canvasElement.childElementCount > 0) return shown.loaded;

    shown?.stopClock();
    const clock = createVirtualClock(toolbar.isRealTime ? { startMs: Date.now() } : {});
    const { backend, integration } = createStoryBackend(setups, { toolbar, clock });
    (await getMockWorker()).use(withLatency(backend, toolbar.latencyMs));
    const loaded = { backend, clock, integration, run: (shown?.loaded.run ?? 0) + 1 };
    const stopClock = toolbar.isRealTime ? followRealTime(clock) : () => undefined;
    shown = { key, loaded, stopClock };
    return loaded;
  };
}

function createStoryBackend(
  setups: StorySetup[],
  { toolbar, clock }: { toolbar: Toolbar; clock: VirtualClock },
) {
  const {
    manifest = writeToSalesforce,
    isConnected = true,
    faults = [],
  } = Object.assign({}, ...setups) as StorySetup;
  const backend = createMockBackend({ manifest, clock });
  const { name: integration = "", provider = "" } = manifest.integrations[0] ?? {};
  const { groupRef, consumerRef } = tenant;
  const data = [customFields, ...setups];

  if (toolbar.scenario) {
    backend.useScenario(toolbar.scenario, { integration, groupRef, consumerRef });
    for (const { fields = [] } of data) backend.seed({ fields });
  } else {
    if (isConnected) backend.seed({ connections: [{ provider, groupRef, consumerRef }] });
    for (const setup of data) backend.seed(dataOf(setup));
    backend.faults.set(faults);
  }
  return { backend, integration };
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
