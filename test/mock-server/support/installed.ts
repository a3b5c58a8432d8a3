import { expect } from "vitest";
import type { CustomerInstance, MockBackendOptions, SeedData } from "../../../mock-server/index.js";
import type { WriteConfigObject } from "../../../src/contract/index.js";
import { createVirtualClock, type VirtualClock } from "../../../src/engine/index.js";
import { createHarness, groupRef, type Harness, manifestOf, startTime, type WriteBody } from "./harness.js";

/** A harness whose group has the integration installed, with all its objects enabled for writes and deletion. */
export interface Installed extends Harness {
  clock: VirtualClock;
  /** The group's instance. */
  instance: CustomerInstance;
  installationId: string;
  /** Sends a write of the group's; it must be answered 200. */
  send(objectName: string, body: object): Promise<WriteBody>;
  /** Sends a write of the group's that the provider must refuse: gives the messages and the parsed raw answer. */
  sendFailing(objectName: string, body: object): Promise<{ messages: (string | undefined)[]; raw: unknown }>;
}

/** Installs `objectNames` of a provider for the harness's group; deletion is on where the provider has it. */
export function createInstalled(
  provider: string,
  objectNames: readonly string[],
  options: Partial<MockBackendOptions> & { seed?: SeedData; object?: Partial<WriteConfigObject> } = {},
): Installed {
  const { seed, object, ...backendOptions } = options;
  const clock = createVirtualClock({ startMs: Date.parse(startTime) });
  const manifest = manifestOf(provider, { write: objectNames });
  const harness = createHarness(manifest, { clock, ...backendOptions });
  const isDeletable = provider === "salesforce" || provider === "hubspot";
  const objects = objectNames.map((objectName) => [
    objectName,
    { objectName, ...(isDeletable && { deletionSettings: { enabled: true } }), ...object },
  ]);
  harness.backend.seed({
    installations: [
      { integration: "crm", groupRef, content: { write: { objects: Object.fromEntries(objects) } } },
    ],
  });
  if (seed) harness.backend.seed(seed);
  return {
    ...harness,
    clock,
    instance: harness.backend.instance({ provider, groupRef }),
    installationId: harness.backend.snapshot().installations[0]?.id ?? "",
    async send(objectName, body) {
      const answered = await harness.write(objectName, { groupRef, ...body });
      expect(answered.status, JSON.stringify(answered.body)).toBe(200);
      return answered.body;
    },
    async sendFailing(objectName, body) {
      const answered = await harness.write(objectName, { groupRef, ...body });
      expect(answered.status, JSON.stringify(answered.body)).toBe(422);
      const { errors = [], rawResponse } = answered.body;
      return {
        messages: errors.map(({ message }) => message),
        raw: rawResponse === undefined ? undefined : JSON.parse(rawResponse),
      };
    },
  };
}
