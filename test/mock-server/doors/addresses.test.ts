import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const servers: MockServer[] = [];

async function start(host?: string): Promise<MockServer> {
  const server = await startMockServer({ manifest: salesforceManifest, port: 0, host });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Begins a login as a client does that knows the mock by another name; gives the address of its window. */
function beginLogin(baseUrl: string, host: string): Promise<string> {
  const body = JSON.stringify({
    projectIdOrName: "mock-project",
    provider: "salesforce",
    groupRef: "acme",
    consumerRef: "jane",
  });
  return new Promise((resolve, reject) => {
    const options = { method: "POST", headers: { host, "x-api-key": "any" } };
    request(`${baseUrl}/oauth-connect`, options, (answer) => {
      text(answer).then(resolve, reject);
    })
      .on("error", reject)
      .end(body);
  });
}

/** Sends a request as it stands, and gives the whole answer. */
async function send(port: number, head: string): Promise<string> {
  const socket = connect(port, "127.0.0.1").setEncoding("utf8");
  let answer = "";
  socket.on("data", (part: string) => (answer += part));
  socket.end(`${head}\r\nConnection: close\r\n\r\n`);
  await once(socket, "close");
  return answer;
}

describe("the address of a server", () => {
  it.each([
    ["0.0.0.0", "127.0.0.1"],
    ["::", "[::1]"],
  ])(
    "a server that listens at %s gives an address at which its admin API answers (I14)",
    async (host, wanted) => {
      const server = await start(host).catch(() => undefined);
      // A machine may have no IPv6.
      if (!server && host === "::") return;
      expect(new URL(server?.url ?? "").hostname).toBe(wanted);
      expect((await fetch(`${server?.url ?? ""}/__mock/health`)).status).toBe(200);
    },
  );

  it.each(["", "  "])("a server refuses the host %j, which would be every address", async (host) => {
    await expect(start(host)).rejects.toThrow(/^host is empty; leave it out for this machine alone/);
  });

  it.each(["", "/__session/one"])(
    "a login's window is at the address by which the client reached the mock, below the path %j (I8)",
    async (session) => {
      const { port } = new URL((await start("0.0.0.0")).url);
      const window = new URL(await beginLogin(`http://127.0.0.1:${port}${session}/v1`, "mock.test:8080"));
      expect(window.origin).toBe("http://mock.test:8080");
      const page = await fetch(`http://127.0.0.1:${port}${window.pathname}${window.search}`);
      expect(await page.text()).toContain("asks for access to");
    },
  );
});

describe("the address of a request", () => {
  it("OPTIONS * is about the server itself, and is answered", async () => {
    const port = Number(new URL((await start()).url).port);
    expect(await send(port, "OPTIONS * HTTP/1.1\r\nHost: localhost")).toMatch(/^HTTP\/1\.1 204 /);
  });

  it("a request whose address cannot be read is told both parts of it", async () => {
    const port = Number(new URL((await start()).url).port);
    expect(await send(port, "GET * HTTP/1.1\r\nHost: localhost")).toContain(
      JSON.stringify('no address can be read from the target "*" and the Host "localhost"').slice(1, -1),
    );
    expect(await send(port, "GET / HTTP/1.1\r\nHost: a b")).toContain(
      JSON.stringify('no address can be read from the target "/" and the Host "a b"').slice(1, -1),
    );
  });
});
