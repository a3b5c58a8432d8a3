import { createMockBackend, type MockBackend, type ScenarioName } from "../../../../mock-server/index.js";
import { type MockWorker, startMockWorker } from "../../../../mock-server/doors/browser.js";
import { manifest } from "../support/manifest.js";

declare global {
  // The mock behind the page's service worker, for the test that drives the page.
  var mockBackend: MockBackend;
  var mockWorker: MockWorker;
}

/** Puts a mock backend behind the service's own hosts, in this page. */
export async function answerByServiceWorker(): Promise<void> {
  globalThis.mockWorker = await startMockWorker();
  globalThis.mockBackend = createMockBackend({ manifest });
  const search = new URLSearchParams(window.location.search);
  const [scenario, integration = "", groupRef = "acme"] = search.get("scenario")?.split(" ") ?? [];
  if (scenario) globalThis.mockBackend.useScenario(scenario as ScenarioName, { integration, groupRef });
  globalThis.mockWorker.use(globalThis.mockBackend);
}
