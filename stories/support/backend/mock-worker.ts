import { startMockWorker, type MockWorker } from "../../../mock-server/doors/browser.js";

let starting: Promise<MockWorker> | undefined;

/** Starts the service worker of this page at the first call; later calls give the same one. */
export function getMockWorker(): Promise<MockWorker> {
  starting ??= startMockWorker({
    // Relative in a built Storybook, so that it also works below a sub-path.
    serviceWorkerUrl: `${import.meta.env.BASE_URL}mockServiceWorker.js`,
    onUnhandledRequest: (request, print) => {
      if (new URL(request.url).hostname.endsWith("withampersand.com")) print.error();
    },
  });
  return starting;
}
