import { setupWorker } from "msw/browser";
import type { MockBackend } from "../backend/create-mock-backend.js";
import { answerWindows } from "./answer-windows.js";
import { createHandlers } from "./msw-handlers.js";
import { forUnhandledRequests, type UnhandledRequests } from "./unhandled-requests.js";

export { answerWindows, type WindowBackend } from "./answer-windows.js";
export { createHandlers, type HandledBackend } from "./msw-handlers.js";
export type { UnhandledRequests } from "./unhandled-requests.js";

/** How the worker is started. */
export interface MockWorkerOptions {
  /** Where the app serves the worker script, which `msw init` copies. @default "/mockServiceWorker.js" */
  serviceWorkerUrl?: string;
  /** What happens to requests that no backend answers. @default "bypass" */
  onUnhandledRequest?: UnhandledRequests;
}

/** Answers this page's requests from mock backends. */
export interface MockWorker {
  /** Answers from other backends from now on; the worker keeps running. */
  use(...backends: MockBackend[]): void;
  /** Stops intercepting. */
  stop(): void;
}

/**
 * Starts the service worker. It answers nothing until `use` names backends; their login windows are then
 * answered too (`answerWindows`). Rejects where the script cannot be registered.
 *
 * @example
 * const worker = await startMockWorker();
 * worker.use(createMockBackend({ manifest: ampYaml }));
 */
export async function startMockWorker(options: MockWorkerOptions = {}): Promise<MockWorker> {
  const { serviceWorkerUrl = "/mockServiceWorker.js", onUnhandledRequest = "bypass" } = options;
  const worker = setupWorker();
  let answering: readonly MockBackend[] = [];
  await worker.start({
    ...forUnhandledRequests(onUnhandledRequest),
    serviceWorker: { url: serviceWorkerUrl },
    quiet: true,
  });
  const giveWindowsBack = answerWindows(() => answering);
  return {
    use: (...backends) => {
      answering = backends;
      worker.resetHandlers(...createHandlers(backends));
    },
    stop: () => {
      giveWindowsBack();
      worker.stop();
    },
  };
}
