import { describe } from "vitest";
import { startMockServer } from "../../mock-server/server.js";
import { describeDoor } from "./support/describe-door.js";

describe("the backend over HTTP", () => {
  describeDoor({
    open: async (options) => {
      const server = await startMockServer({ ...options, port: 0 });
      return { backend: server.backend, fetch: (url, init) => fetch(url, init), close: server.close };
    },
  });
});
