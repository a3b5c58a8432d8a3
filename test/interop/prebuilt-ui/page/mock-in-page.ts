import { createMockBackend, type MockBackend } from "../../../../mock-server/index.js";
import { startMockWorker } from "../../../../mock-server/doors/browser.js";
import { manifest } from "../support/manifest.js";

declare global {
  /** The mock behind the page's service worker, for the test that drives the page. */
  var mockBackend: MockBackend;
}

/** Puts a mock backend behind the service's own hosts, in this page. */
export async function answerByServiceWorker(): Promise<void> {
  const worker = await startMockWorker();
  globalThis.mockBackend = createMockBackend({ manifest });
  worker.use(globalThis.mockBackend);
}
