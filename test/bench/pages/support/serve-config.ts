import { createMockBackend } from "../../../../mock-server/index.js";
import { salesforceManifest } from "../../../support/salesforce-manifest.js";
import { configOf } from "./field-config.js";

/** One customer of the manifest's integration. */
export const tenant = { integration: "write-to-salesforce", groupRef: "group", consumerRef: "consumer" };

/** What both packages are given to reach the backend. */
export const access = { project: "mock-project", apiKey: "key" };

/** Answers the page's requests by the mock backend, which has a config of these fields installed. */
export function serveConfig(names: readonly string[]): void {
  const backend = createMockBackend({ manifest: salesforceManifest });
  const { groupRef, consumerRef, integration } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef, provider: "salesforce" }],
    installations: [{ integration, groupRef, content: configOf(names) }],
  });
  globalThis.fetch = backend.fetch;
}
