import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { startMockServer, type MockServer } from "../../../mock-server/doors/http-server.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const servers: MockServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(maxBodyBytes: number): Promise<MockServer> {
  const server = await startMockServer({ manifest: salesforceManifest, port: 0, maxBodyBytes });
  servers.push(server);
  return server;
}

/** Sends a body of that many bytes, in chunks of 64 KB and so without a length where `isChunked`. */
function send(url: string, bytes: number, options: { isChunked?: boolean; key?: string }) {
  const { isChunked = false, key } = options;
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const headers = { ...(key && { "x-api-key": key }), ...(!isChunked && { "content-length": bytes }) };
    const outgoing = httpRequest(url, { method: "POST", headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () => {
        resolve({ status: answer.statusCode, text });
      });
    });
    outgoing.on("error", reject);
    for (let left = bytes; left > 0; left -= 65_536) outgoing.write("x".repeat(Math.min(left, 65_536)));
    outgoing.end();
  });
}

describe("the limit of a body", () => {
  it.each([false, true])(
    "a longer body is a 413 over HTTP, nothing of it is kept, and the server goes on, chunked: %s (I11)",
    async (isChunked) => {
      const server = await start(100_000);
      const url = `${server.url}/v1/projects/mock-project/connections:generate`;
      const { status, text } = await send(url, 1_000_000, { isChunked, key: "any" });
      expect(status).toBe(413);
      expect(JSON.parse(text)).toMatchObject({
        title: "Content Too Large",
        detail: "the body is longer than 100000 bytes",
        remedy: expect.stringContaining("maxBodyBytes") as string,
      });
      expect(server.backend.journal.entries).toMatchObject([
        { operation: "generateConnection", request: { body: undefined }, answer: { status: 413 } },
      ]);
      const next = await fetch(`${server.url}/v1/projects`, { headers: { "x-api-key": "any" } });
      expect(next.status).toBe(200);
    },
  );

  it("a body of exactly the limit is read, one byte more is not, counted in UTF-8 (I11)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest, maxBodyBytes: 10 });
    const statusOf = async (body: string) => {
      const url = `${backend.baseUrl}/projects/mock-project/connections:generate`;
      return (await backend.fetch(url, { method: "POST", headers: { "x-api-key": "any" }, body })).status;
    };
    expect(await statusOf("x".repeat(10))).toBe(400);
    expect(await statusOf("x".repeat(11))).toBe(413);
    expect(await statusOf("é".repeat(5))).toBe(400);
    expect(await statusOf("é".repeat(6))).toBe(413);
  });

  it("10 MB are taken unless told otherwise, and a limit that is none is refused (I11)", async () => {
    const { askRefused, path } = createInstalled("salesforce", ["contact"]);
    await askRefused(413, "POST", `${path}/installations`, `"${"x".repeat(10_000_000)}"`);
    await askRefused(400, "POST", `${path}/installations`, `"${"x".repeat(9_999_000)}"`);
    for (const maxBodyBytes of [0, -1, NaN]) {
      expect(() => createMockBackend({ manifest: salesforceManifest, maxBodyBytes })).toThrow(RangeError);
    }
  });

  it.each(["/v1/__mock/x", "/__session/__mock/v1/projects", "/__session/one/v1/__mock/x"])(
    "the API's limit is that of %s, since the admin API's paths begin with its name (I11)",
    async (path) => {
      const { url } = await start(100_000);
      expect((await send(url + path, 200_000, { key: "any" })).status).toBe(413);
    },
  );

  it.each(["/__mock/seed", "/__session/one/__mock/seed"])(
    "a body of the admin API may hold a snapshot, and is longer at %s (I14)",
    async (path) => {
      const { url } = await start(100_000);
      expect((await send(url + path, 200_000, {})).status).toBe(400);
      expect((await send(url + path, 2_100_000, {})).status).toBe(413);
    },
  );

  it("nothing of the body of a request without credentials is kept (I11)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest, apiKeys: ["right"] });
    const url = `${backend.baseUrl}/projects/mock-project/connections:generate`;
    for (const headers of [{}, { "x-api-key": "wrong" }]) {
      const answer = await backend.fetch(url, { method: "POST", headers, body: '{"provider":"hubspot"}' });
      expect(answer.status).toBe(401);
    }
    const page = `${backend.baseUrl}/projects/mock-project/mock-login?state=x`;
    await backend.fetch(page, { method: "POST", body: "answer=allow" });
    expect(backend.journal.entries.map(({ request }) => request.body)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await send((await start(1_000)).url + "/v1/projects/p/connections", 50_000, {})).status).toBe(
      401,
    );
  });

  it("the bodies that the journal keeps have a common limit, beyond which the oldest entries go (I11)", async () => {
    const { backend, ask, path } = createInstalled("salesforce", ["contact"]);
    const body = `"${"x".repeat(9_000_000)}"`;
    for (let time = 0; time < 5; time += 1) await ask("POST", `${path}/installations`, body);
    expect(backend.journal.entries.map(({ number }) => number)).toEqual([3, 4, 5]);
  });
});

describe("a refusal", () => {
  const patch = (changes: readonly unknown[]) => ({ groupRef, action: "write", changes });

  it("a refusal lists at most 100 faults and counts the rest (I11)", async () => {
    const { askRefused, path } = createInstalled("salesforce", ["contact"]);
    const changes = Array.from({ length: 250 }, () => ({ op: "move", path: "/a" }));
    const problem = await askRefused(400, "PATCH", `${path}/objects/contact/config-content`, patch(changes));
    expect(problem.issues).toHaveLength(100);
    expect(problem.detail).toMatch(/; 150 more issues are not listed$/);
  });

  it("a pointer of 5 MB is a 400, and is not repeated (I2, I11)", async () => {
    const { askRefused, path } = createInstalled("salesforce", ["contact"]);
    for (const pointer of ["/a".repeat(2_500_000), `/${"a".repeat(5_000_000)}`, "a".repeat(5_000_000)]) {
      const changes = [{ op: "add", path: pointer, value: 1 }];
      const to = `${path}/objects/contact/config-content`;
      const problem = await askRefused(400, "PATCH", to, patch(changes));
      expect(problem.issues?.map(({ name }) => name)).toEqual(["changes[0].path"]);
      expect(JSON.stringify(problem).length).toBeLessThan(10_000);
    }
  });

  it("the empty pointer is refused with the reason: it is the whole config (I2)", async () => {
    const { askRefused, path } = createInstalled("salesforce", ["contact"]);
    const to = `${path}/objects/contact/config-content`;
    const { detail } = await askRefused(400, "PATCH", to, patch([{ op: "replace", path: "", value: {} }]));
    expect(detail).toContain("the empty pointer is its whole config, which an update mask replaces");
  });

  const names = (count: number, member: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => member(index)).join(",");
  const masked = (objects: string) =>
    `{"updateMask":["config.content.write.objects"],"installation":{"config":{"content":{"write":{"objects":{${objects}}}}}}}`;

  it.each<[string, number, string]>([
    ["a million names", 400, masked(names(800_000, (index) => `"o${String(index)}":1`))],
    ["20,000 malformed objects", 422, masked(names(19_999, (index) => `"o${String(index)}":1`))],
    [
      "objects that nobody declares",
      422,
      masked(names(19_999, (index) => `"contac${String(index)}":{"objectName":"x"}`)),
    ],
    [
      "malformed settings of many objects",
      422,
      masked(
        names(
          20,
          (object) =>
            `"o${String(object)}":{"objectName":"o${String(object)}","selectedFieldSettings":{${names(19_000, (index) => `"f${String(index)}":1`)}}}`,
        ),
      ),
    ],
  ])("%s are answered in seconds of work, shortly (I11)", async (_name, status, body) => {
    const { backend, path, installationId } = createInstalled("salesforce", ["contact"]);
    const before = process.cpuUsage();
    const answer = await backend.fetch(`${backend.baseUrl}${path}/installations/${installationId}`, {
      method: "PATCH",
      headers: { "x-api-key": "any" },
      body,
    });
    const { user, system } = process.cpuUsage(before);
    expect(answer.status).toBe(status);
    expect((await answer.text()).length).toBeLessThan(100_000);
    // An idle machine takes a quarter of a second; before, it were 8.
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});
