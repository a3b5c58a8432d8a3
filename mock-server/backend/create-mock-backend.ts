import { createServedBackend } from "./create-served-backend.js";
import type { MockBackendOptions } from "./mock-backend-options.js";
import type { ServedBackend } from "./served-backend.js";
import { createSetUps, type SetUps } from "./set-ups.js";

/** A mock backend; two backends in one process share nothing. */
export interface MockBackend extends ServedBackend {
  /** The scenarios that `MockBackendProvider`s have set up. */
  readonly setUps: SetUps;
}

/**
 * Creates a backend that keeps its state in memory. Throws a `ManifestError` where the manifest has errors,
 * and a `RangeError` where `maxJournalEntries` is not a whole number from 0 or `maxBodyBytes` is not above 0.
 *
 * @example
 * const backend = createMockBackend({ manifest: ampYaml });
 * backend.seed({ connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] });
 * const client = createClient({ project: backend.project.name, apiKey: "any", fetch: backend.fetch });
 * console.log(await client.listConnections({ provider: "salesforce", groupRef: "acme" }));
 */
export function createMockBackend(options: MockBackendOptions): MockBackend {
  const { backend } = createServedBackend(options);
  return Object.assign(backend, { setUps: createSetUps() });
}
