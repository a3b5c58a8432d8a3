import { setupWorker } from "msw/browser";
import type { MockBackend } from "../backend/create-mock-backend.js";
import { answerWindows } from "./answer-windows.js";
import { createHandlers } from "./msw-handlers.js";
import { isMswListening } from "./other-msw.js";
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
 * answered too (`answerWindows`). Rejects where the script cannot be registered. Warns on the console where
 * another worker of MSW is on the page: add the handlers to that one instead (`createHandlers`).
 *
 * @example
 * const worker = await startMockWorker();
 * worker.use(createMockBackend({ manifest: ampYaml }));
 */
export async function startMockWorker(options: MockWorkerOptions = {}): Promise<MockWorker> {
  const { serviceWorkerUrl = "/mockServiceWorker.js", onUnhandledRequest = "bypass" } = options;
  const { navigator: browser } = globalThis as { navigator?: { serviceWorker?: ServiceWorkerContainer } };
  if (!browser?.serviceWorker) throw new TypeError(noWorkers);
  const stopNoticing = noticeOthers();
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
      stopNoticing();
      worker.stop();
    },
  };
}

const noWorkers =
  "startMockWorker needs service workers, which browsers have on https and localhost pages; in Node use createMockServer of headless-write-kit/mock/node";

/**
 * Warns once where the page has a worker of MSW already, or another copy of MSW starts one later; the result
 * stops that.
 */
function noticeOthers(): () => void {
  let confirmations = 0;
  const warn = () => {
    // eslint-disable-next-line no-console -- it is for the developer, and both workers go on
    console.warn(anotherWorks);
    stop();
  };
  // The script confirms each start to the page; the first one is ours.
  const count = ({ data }: MessageEvent<{ type?: unknown } | null>) => {
    if (data?.type === "MOCKING_ENABLED" && ++confirmations > 1) warn();
  };
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const stop = () => {
    serviceWorker?.removeEventListener("message", count);
  };
  serviceWorker?.addEventListener("message", count);
  if (isMswListening()) warn();
  return stop;
}

const anotherWorks =
  "headless-write-kit: another worker of MSW is on this page, and the one that starts last takes the requests of the other; add the mock's handlers to that worker instead: worker.use(...createHandlers([backend])), of headless-write-kit/mock/browser";
