import { setupServer } from "msw/node";
import type { MockBackend } from "../backend/create-mock-backend.js";
import { createHandlers } from "./msw-handlers.js";
import { isMswListening } from "./other-msw.js";
import { forUnhandledRequests } from "./unhandled-requests.js";

export { createHandlers, type HandledBackend } from "./msw-handlers.js";

/** Answers this Node process's `fetch` and `http` requests from mock backends. */
export interface MockServer {
  /**
   * Starts intercepting. A request that no backend answers is an error. Throws where another server of MSW
   * listens in this process, because the last one to listen gets every request; add these handlers to that
   * server instead (`createHandlers`).
   */
  listen(): void;
  /** Answers from other backends from now on. */
  use(...backends: MockBackend[]): void;
  /** Stops intercepting. */
  close(): void;
}

/**
 * Creates an interceptor that answers the hosts of the backends; it does nothing before `listen`. Throws a
 * `TypeError` for what is no backend, and for one whose address is invalid. `listen` throws where another server of MSW listens.
 *
 * @example
 * const server = createMockServer(createMockBackend({ manifest: ampYaml }));
 * server.listen();
 * // `fetch` of this process now reaches the backend.
 * server.close();
 */
export function createMockServer(...backends: MockBackend[]): MockServer {
  const server = setupServer();
  const use = (next: MockBackend[]) => {
    server.resetHandlers(...createHandlers(next));
  };
  use(backends);
  return {
    listen: () => {
      if (isMswListening()) throw new Error(anotherListens);
      server.listen(forUnhandledRequests("error"));
    },
    use: (...next) => {
      use(next);
    },
    close: () => {
      server.close();
    },
  };
}

const anotherListens =
  "another server of MSW listens in this process already, and the one that listens last gets every request; add the mock's handlers to that server instead: server.use(...createHandlers([backend])), of headless-write-kit/mock/node";
