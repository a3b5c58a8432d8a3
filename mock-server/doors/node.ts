import { setupServer } from "msw/node";
import type { MockBackend } from "../backend/create-mock-backend.js";
import { createHandlers } from "./msw-handlers.js";

/** Mock backends behind this Node process's `fetch` and `http`. */
export interface MockServer {
  /** Starts intercepting. A request to any other host is an error. */
  listen(): void;
  /** Answers from other backends from now on. */
  use(...backends: MockBackend[]): void;
  /** Stops intercepting. */
  close(): void;
}

/** Creates an interceptor that answers the hosts of the backends; it does nothing before `listen`. */
export function createMockServer(...backends: MockBackend[]): MockServer {
  const server = setupServer();
  const use = (next: MockBackend[]) => {
    server.resetHandlers(...createHandlers(next));
  };
  use(backends);
  return {
    listen: () => {
      server.listen({ onUnhandledRequest: "error" });
    },
    use: (...next) => {
      use(next);
    },
    close: () => {
      server.close();
    },
  };
}
