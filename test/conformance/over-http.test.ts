import { describe, expect, it } from "vitest";
import { startMockServer } from "../../mock-server/doors/http-server.js";
import { describeAgreement } from "./support/describe-agreement.js";
import { describeDoor } from "./support/describe-door.js";
import type { Door } from "./support/doors.js";
import { manifestText } from "./support/load-cases.js";

const overHttp: Door = {
  open: async (options) => {
    const server = await startMockServer({ ...options, port: 0 });
    return { backend: server.backend, fetch: (url, init) => fetch(url, init), close: server.close };
  },
};

describe("the backend over HTTP", () => {
  it("the backend over HTTP leaves the process's own Request and Response alone", async () => {
    const { Request, Response } = globalThis;
    const { close } = await overHttp.open({ manifest: manifestText("plain") });
    await close();
    expect(globalThis.Request).toBe(Request);
    expect(globalThis.Response).toBe(Response);
  });

  describeDoor(overHttp);
  describeAgreement(overHttp, {
    // The server has one origin for all hosts.
    urls: { baseUrl: "http://host.test/v1", writeUrl: "http://host.test/v1", storeUrl: "http://host.test" },
    // OPTIONS is CORS's, other methods are no HTTP to Node's server, and a wrong length is none to Node's client.
    canPass: (method, { headers }) =>
      ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].includes(method) && !("content-length" in headers),
  });
});
