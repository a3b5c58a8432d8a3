import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import {
  type MockServer,
  type MockServerOptions,
  openDataFile,
  startMockServer,
} from "../../../mock-server/doors/http-server.js";
import { createMockBackend, type Snapshot } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { startReceiver } from "./receiver.js";

const manifest = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    write:
      objects:
        - objectName: contact
  - name: only-proxy
    provider: hubspot
    proxy:
      enabled: true
`;
const folder = mkdtempSync(path.join(tmpdir(), "deliveries-"));
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<MockServerOptions>): Promise<MockServer> {
  const server = await startMockServer({ manifest, port: 0, ...options });
  ends.push(() => server.close().catch(() => undefined));
  return server;
}

async function receive() {
  const receiver = await startReceiver();
  ends.push(() => receiver.close());
  const ids = () => receiver.received.map(({ headers }) => String(headers["webhook-id"]));
  return { ...receiver, ids };
}

/** Starts a receiver that answers only when the test does. */
async function holdAnswers() {
  const asked: string[] = [];
  const open: ServerResponse[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.headers["webhook-id"]));
    open.push(response);
    request.resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const { port } = server.address() as AddressInfo;
  const answer = (status: number) => {
    for (const response of open.splice(0)) response.writeHead(status).end();
  };
  return { url: `http://127.0.0.1:${String(port)}/`, asked, answer };
}

async function ask(url: string, method: string, to: string, body?: unknown) {
  const answer = await fetch(url + to, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === "" ? undefined : JSON.parse(text)) as unknown };
}

const connect = (url: string, groupRef: string) =>
  ask(url, "POST", "/v1/projects/mock-project/connections:generate", {
    provider: "salesforce",
    groupRef,
    consumerRef: "jane",
    apiKey: "k",
  });

const expectDistinct = (ids: readonly string[], count: number) => {
  expect(ids).toHaveLength(count);
  expect(new Set(ids).size).toBe(count);
};

describe("the id of a notification", () => {
  it.each([
    ["restore", (snapshot: Snapshot) => snapshot],
    ["reset", () => undefined],
    ["scenario", () => ({ name: "installed" })],
  ])("an id of a notification is not given again after a %s (I13)", async (name, bodyOf) => {
    const { url: target, ids } = await receive();
    const { url, backend } = await start({ notify: { url: target } });
    const before = backend.snapshot();
    await connect(url, "one");
    await connect(url, "two");
    await expect.poll(() => ids().length).toBe(2);
    expect((await ask(url, "POST", `/__mock/${name}`, bodyOf(before))).status).toBeLessThan(300);
    await connect(url, "three");
    await expect.poll(() => ids().length).toBe(3);
    expectDistinct(ids(), 3);
  });

  it("an id of a notification is given in one session only, also where a session of that name ended (I13)", async () => {
    const { url: target, ids } = await receive();
    const { url } = await start({ notify: { url: target } });
    for (const session of ["", "/__session/a", "/__session/b"]) await connect(url + session, "acme");
    await expect.poll(() => ids().length).toBe(3);
    await ask(url, "DELETE", "/__mock/sessions/a");
    await connect(`${url}/__session/a`, "acme");
    await expect.poll(() => ids().length).toBe(4);
    expectDistinct(ids(), 4);
  });

  it("an id of a notification is not given again after restarts with a data file, in sessions neither (I12, I13)", async () => {
    const { url: target, ids } = await receive();
    const file = path.join(folder, "restarts.json");
    for (const round of [1, 2, 3]) {
      const server = await start({ notify: { url: target }, dataFile: await openDataFile(file) });
      await ask(server.url, "POST", "/__mock/reset");
      for (const session of ["", "/__session/a"]) await connect(server.url + session, "acme");
      await expect.poll(() => ids().length).toBe(2 * round);
      await server.close();
    }
    expectDistinct(ids(), 6);
  });

  it("a backend gives the same ids of notifications to the same requests (I13)", async () => {
    const run = async () => {
      const { baseUrl, fetch: send, notifications, reset } = createMockBackend({ manifest });
      for (const groupRef of ["one", "two"]) {
        await send(`${baseUrl}/projects/mock-project/connections:generate`, {
          method: "POST",
          headers: { "x-api-key": "key" },
          body: JSON.stringify({ provider: "salesforce", groupRef, consumerRef: "jane", apiKey: "k" }),
        });
      }
      const ids = notifications.entries.map(({ id }) => id);
      reset();
      return ids;
    };
    expectDistinct(await run(), 2);
    expect(await run()).toEqual(await run());
  });
});

describe("a notification under way while the state is replaced", () => {
  it.each([
    ["seed", { records: [{ provider: "hubspot", groupRef: "x", objectName: "contact", fields: {} }] }],
    ["scenario", { name: "sample-read-fails", integration: "only-proxy" }],
  ])("a refused %s does not send a notification once more that is under way (I13)", async (name, body) => {
    const receiver = await holdAnswers();
    const { url, backend } = await start({ notify: { url: receiver.url } });
    await connect(url, "acme");
    await expect.poll(() => receiver.asked.length).toBe(1);
    expect((await ask(url, "POST", `/__mock/${name}`, body)).status).toBe(400);
    receiver.answer(204);
    const delivery = () => backend.notifications.entries[0]?.delivery;
    await expect.poll(() => delivery()?.status).toBe("delivered");
    // One that follows in the same lane comes only after all that waited before it.
    await connect(url, "acme");
    await expect.poll(() => receiver.asked.length).toBe(2);
    expectDistinct(receiver.asked, 2);
  });

  it("a restored notification is attempted once at a time, whether it was under way or in the queue (I13)", async () => {
    const receiver = await holdAnswers();
    const clock = createVirtualClock();
    const { url, backend } = await start({ clock, notify: { url: receiver.url } });
    for (let count = 0; count < 2; count += 1) await connect(url, "acme");
    await expect.poll(() => receiver.asked.length).toBe(1);
    backend.restore(backend.snapshot());
    const attempts = () => backend.notifications.entries.map(({ delivery }) => delivery?.attempts);
    receiver.answer(500);
    await expect.poll(() => receiver.asked.length).toBe(2);
    receiver.answer(500);
    await expect.poll(attempts).toEqual([1, 1]);
    // Two timers: one for each, and none more.
    expect(clock.pending).toBe(2);
    expectDistinct(receiver.asked, 2);
    await clock.advance(5_000);
    await expect.poll(() => receiver.asked.length).toBe(3);
    receiver.answer(204);
    await expect.poll(() => receiver.asked.length).toBe(4);
    receiver.answer(204);
    await expect.poll(attempts).toEqual([2, 2]);
  });

  it("a notification that is delivered is not sent again because its result or a later change cannot be kept (I12, I13)", async () => {
    const { url: target, ids } = await receive();
    const file = path.join(folder, "full.json");
    const dataFile = await openDataFile(file);
    const disk = { room: 1 };
    const append: typeof dataFile.append = (change) => {
      if (disk.room === 0) throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
      disk.room -= 1;
      dataFile.append(change);
    };
    const server = await start({ notify: { url: target }, dataFile: { ...dataFile, append } });
    const { url, backend } = server;
    expect((await connect(url, "acme")).status).toBe(201);
    await expect.poll(() => backend.notifications.entries[0]?.delivery?.status).toBe("delivered");
    expect((await connect(url, "lost")).status).toBe(500);
    disk.room = Infinity;
    expect((await connect(url, "acme")).status).toBe(201);
    await expect.poll(() => ids().length).toBe(2);
    expect(backend.notifications.entries.map(({ id }) => id)).toEqual(ids());
    await expect.poll(() => backend.notifications.entries[1]?.delivery?.status).toBe("delivered");
    await server.close();
    const again = await start({ notify: { url: target }, dataFile: await openDataFile(file) });
    await connect(again.url, "acme");
    await expect.poll(() => ids().length).toBe(3);
    expectDistinct(ids(), 3);
  });
});

describe("a server that is closed", () => {
  it("a server that is closed sends nothing more, in its sessions neither; the next start does (I12, I13)", async () => {
    const receiver = await receive();
    receiver.statuses.push(500, 500, 500);
    const file = path.join(folder, "closed.json");
    const clock = createVirtualClock();
    const open = async () =>
      start({ clock, notify: { url: receiver.url }, dataFile: await openDataFile(file) });
    const server = await open();
    for (const session of ["", "/__session/a", "/__session/b"]) await connect(server.url + session, "acme");
    await expect.poll(() => receiver.received.length).toBe(3);
    const attempts = () => server.backend.notifications.entries[0]?.delivery?.attempts;
    await expect.poll(attempts).toBe(1);
    await ask(server.url, "DELETE", "/__mock/sessions/a");
    await server.close();
    expect(clock.pending).toBe(0);
    await clock.advance(24 * 3_600_000);
    expect(receiver.received).toHaveLength(3);
    const [first] = receiver.ids();
    await open();
    await expect.poll(() => receiver.received.length).toBe(4);
    expect(receiver.ids()[3]).toBe(first);
  });

  it("a server that is closed writes nothing more; the write goes out with the next start (I12)", async () => {
    const file = path.join(folder, "writes.json");
    const clock = createVirtualClock();
    const server = await start({ clock, dataFile: await openDataFile(file) });
    await ask(server.url, "POST", "/__mock/scenario", { name: "installed" });
    await ask(server.url, "POST", "/v1/projects/mock-project/integrations/crm/objects/contact", {
      groupRef: "demo-group-id",
      type: "create",
      mode: "asynchronous",
      autoBatchPolicy: { maxDelayMinutes: 5 },
      record: { LastName: "Doe" },
    });
    await server.close();
    expect(clock.pending).toBe(0);
    const again = await start({ clock, dataFile: await openDataFile(file) });
    await clock.advance(5 * 60_000);
    expect(again.backend.snapshot().operations).toMatchObject([{ status: "success" }]);
  });
});
