import { createMockBackend, type MockBackend } from "../../../../mock-server/index.js";
import { integrationName, manifest, seed } from "./http-setup.js";

/** Creates the backend of the measured requests, and the URLs that they go to. */
export function createMeasuredBackend(): {
  backend: MockBackend;
  urls: { installation: string; write: string };
} {
  const backend = createMockBackend({ manifest });
  backend.seed(seed);
  const [installation] = backend.snapshot().installations;
  const path = `/projects/${backend.project.id}/integrations/${backend.integrations[integrationName] ?? ""}`;
  return {
    backend,
    urls: {
      installation: `${backend.baseUrl}${path}/installations/${installation?.id ?? ""}`,
      write: `${backend.writeUrl}${path}/objects/object_2`,
    },
  };
}
