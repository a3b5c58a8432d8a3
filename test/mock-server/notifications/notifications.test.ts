import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { afterEach, describe, expect, it } from "vitest";
import { type MockServer, openDataFile, startMockServer } from "../../../mock-server/doors/http-server.js";
import {
  createMockBackend,
  mockMatchers,
  notificationTypes,
  unmodelledNotificationTypes,
  type Notification,
  type ServedBackend,
} from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import {
  hasContractDocuments,
  readContractDocument,
  skippedWithoutContract,
} from "../../support/contract-documents.js";
import { type Received, type Receiver, startReceiver } from "./receiver.js";

expect.extend(mockMatchers);

const manifest = `
specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    write:
      objects:
        - objectName: contact
`;
const groupRef = "acme";
const folder = mkdtempSync(path.join(tmpdir(), "notifications-"));
const secret = `whsec_${Buffer.from("a secret of thirty-two bytes or so").toString("base64")}`;

const receivers: Receiver[] = [];
const servers: MockServer[] = [];

async function receive(): Promise<Receiver> {
  const receiver = await startReceiver();
  receivers.push(receiver);
  return receiver;
}

afterEach(async () => {
  await Promise.allSettled(servers.splice(0).map((server) => server.close()));
  await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

async function ask(backend: ServedBackend, method: string, below: string, body?: unknown) {
  const answer = await backend.fetch(`${backend.baseUrl}/projects/mock-project${below}`, {
    method,
    headers: { "content-type": "application/json", "x-api-key": "key" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return text === "" ? undefined : (JSON.parse(text) as { id: string });
}

const connect = (backend: ServedBackend, group = groupRef) =>
  ask(backend, "POST", "/connections:generate", {
    provider: "salesforce",
    groupRef: group,
    consumerRef: "jane",
    consumerName: "Jane",
    apiKey: "k",
  });

const install = (backend: ServedBackend) =>
  ask(backend, "POST", "/integrations/crm/installations", {
    groupRef,
    config: {
      content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
    },
  });

const write = (backend: ServedBackend, record: object, mode = "asynchronous") =>
  backend.fetch(`${backend.writeUrl}/projects/mock-project/integrations/crm/objects/contact`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-api-key": "key" },
    body: JSON.stringify({ groupRef, type: "create", mode, record }),
  });

/** Does all that the mock notifies of. */
async function live(backend: ServedBackend, runUntilIdle: () => Promise<void>): Promise<void> {
  const connection = await connect(backend);
  const installation = await install(backend);
  const at = `/integrations/crm/installations/${installation?.id ?? ""}`;
  await ask(backend, "PATCH", at, {
    updateMask: ["config.content.proxy.enabled"],
    installation: { config: { content: { proxy: { enabled: true } } } },
  });
  await write(backend, { LastName: "Doe" });
  await write(backend, { LastName: "Roe" }, "synchronous");
  await write(backend, { NoSuchField: "x" });
  await runUntilIdle();
  await ask(backend, "PATCH", `/connections/${connection?.id ?? ""}`, {
    updateMask: ["providerWorkspaceRef"],
    connection: { providerWorkspaceRef: "acme-2" },
  });
  backend.instance({ provider: "salesforce", groupRef }).failNext({ kind: "bad-credentials" });
  await write(backend, { LastName: "Poe" }, "synchronous");
  await ask(backend, "DELETE", at);
}

const typesOf = (entries: readonly Notification[]) => entries.map(({ type }) => type);

/** What `live` is notified of, in its order. */
const lived = [
  "connection.created",
  "installation.created",
  "installation.updated",
  "write.async.done",
  "write.async.done",
  "connection.updated",
  "connection.error",
  "installation.deleted",
  "connection.deleted",
];

describe("what a backend notifies of", () => {
  it("a backend notifies of each change of connections and installations, and the end of each asynchronous write (I13)", async () => {
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock });
    await live(backend, () => clock.runUntilIdle());
    expect(typesOf(backend.notifications.entries)).toEqual(lived);
    expect(backend).toHaveNotified("installation.created", { groupRef, consumerName: "Jane" });
    expect(backend).toHaveNotified("write.async.done", { objectName: "contact", success: true });
    expect(backend).toHaveNotified("write.async.done", {
      success: false,
      errors: [expect.stringContaining("NoSuchField")],
    });
    expect(backend).not.toHaveNotified("connection.refreshed");
    expect(() => expect(backend).toHaveNotified("connection.refreshed")).toThrow("connection.created");
  });

  it(`a notification is written as the contract has it${skippedWithoutContract} (I13)`, async ({ skip }) => {
    if (!hasContractDocuments) skip();
    const { components } = readContractDocument("notifications") as {
      components: { schemas: Record<string, { properties?: { notificationType?: { enum?: string[] } } }> };
    };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const checks = new Map<string, ValidateFunction>();
    for (const schema of Object.values(components.schemas)) {
      const [type] = schema.properties?.notificationType?.enum ?? [];
      if (type !== undefined) checks.set(type, ajv.compile(schema));
    }
    expect([...checks.keys()].sort()).toEqual([...notificationTypes, ...unmodelledNotificationTypes].sort());
    const receiver = await receive();
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock, notify: { url: receiver.url } });
    await live(backend, () => clock.runUntilIdle());
    await expect.poll(() => receiver.received.length).toBe(lived.length);
    for (const { text } of receiver.received) {
      const payload = JSON.parse(text) as { notificationType: string };
      const check = checks.get(payload.notificationType);
      expect(check?.(payload), JSON.stringify(check?.errors)).toBe(true);
    }
  });

  it("stands in the journal at the request that has made it, and in what the admin API answers (I13)", async () => {
    const server = await startMockServer({ manifest, port: 0 });
    servers.push(server);
    await connect(server.backend);
    const [entry] = server.backend.journal.entries;
    const [notification] = server.backend.notifications.entries;
    expect(entry?.notifications).toEqual([notification?.id]);
    const told = (await (await fetch(`${server.url}/__mock/notifications`)).json()) as unknown;
    expect(told).toEqual(JSON.parse(JSON.stringify(server.backend.notifications.entries)));
  });

  it("a backend never notifies of a seed, a scenario, a refused request or what a reset has taken away (I13)", async () => {
    const backend = createMockBackend({ manifest });
    backend.seed({ connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }] });
    backend.useScenario("installed");
    const refused = await backend.fetch(
      `${backend.baseUrl}/projects/mock-project/integrations/crm/installations`,
      {
        method: "POST",
        headers: { "x-api-key": "key" },
        body: JSON.stringify({ groupRef: "nobody", config: { content: {} } }),
      },
    );
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(backend.notifications.entries).toEqual([]);
    await connect(backend);
    expect(backend.notifications.entries).toHaveLength(1);
    backend.reset();
    expect(backend.notifications.entries).toEqual([]);
  });
});

describe("a notification that is sent", () => {
  it("a sent notification has an id of its own and is signed as Standard Webhooks has it (I13)", async () => {
    const receiver = await receive();
    const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 2) });
    const backend = createMockBackend({ manifest, clock, notify: { url: receiver.url, secret } });
    await connect(backend);
    await connect(backend, "other");
    await expect.poll(() => receiver.received.length).toBe(2);
    for (const { headers, text } of receiver.received) {
      const id = String(headers["webhook-id"]);
      expect(headers["webhook-timestamp"]).toBe(String(Date.UTC(2026, 0, 2) / 1000));
      const key = Buffer.from(secret.replace("whsec_", ""), "base64");
      const signed = createHmac("sha256", key)
        .update(`${id}.${String(headers["webhook-timestamp"])}.${text}`)
        .digest("base64");
      expect(headers["webhook-signature"]).toBe(`v1,${signed}`);
      expect(headers["content-type"]).toBe("application/json");
    }
    expect(new Set(idsOf(receiver.received)).size).toBe(2);
  });

  it("a sent notification carries no signature without a secret, and a secret that is none is refused unrepeated (I13)", async () => {
    const receiver = await receive();
    const backend = createMockBackend({ manifest, notify: { url: receiver.url } });
    await connect(backend);
    await expect.poll(() => receiver.received.length).toBe(1);
    expect(receiver.received[0]?.headers["webhook-signature"]).toBeUndefined();
    const wrong = () => createMockBackend({ manifest, notify: { url: receiver.url, secret: "not base64!" } });
    expect(wrong).toThrow(/^the secret of the notifications is not base64/);
    expect(wrong).not.toThrow("not base64!");
    expect(() => createMockBackend({ manifest, notify: { url: "ftp://x" } })).toThrow(TypeError);
  });

  it("a sent notification carries the user and password of its URL as Basic credentials (I13)", async () => {
    const { url, received } = await receive();
    const withUser = (user: string) => url.replace("//", `//${user}@`);
    for (const [user, plain] of [
      ["hook:s3cret", "hook:s3cret"],
      ["hook", "hook:"],
      ["h%40ok:s%C3%A9cret%25", "h@ok:sécret%"],
    ] as const) {
      const backend = createMockBackend({ manifest, notify: { url: withUser(user) } });
      const before = received.length;
      await connect(backend);
      await expect.poll(() => received.length).toBeGreaterThan(before);
      const { authorization } = received[before]?.headers ?? {};
      expect(authorization).toBe(`Basic ${Buffer.from(plain).toString("base64")}`);
      await expect.poll(() => backend.notifications.entries[0]?.delivery?.status).toBe("delivered");
    }
  });

  it("a sent notification that fails never shows the credentials of its URL (H20)", async () => {
    const { url, close } = await startReceiver();
    await close();
    const notify = { url: url.replace("//", "//hook:s3cret@") };
    const backend = createMockBackend({ manifest, clock: createVirtualClock(), notify });
    await connect(backend);
    await expect.poll(() => backend.notifications.entries[0]?.delivery?.error).toContain("ECONNREFUSED");
    expect(JSON.stringify([backend.notifications.entries, backend.snapshot()])).not.toContain("s3cret");
    const invalid = { manifest, notify: { url: "http://hook:s3cret%zz@localhost:1" } };
    expect(() => createMockBackend(invalid)).toThrow(
      /^the URL of the notifications has .+ invalid escape; write/,
    );
    expect(() => createMockBackend(invalid)).not.toThrow("s3cret");
  });

  it("a sent notification is tried again by the mock's clock until it is taken, under the same id (I13)", async () => {
    const receiver = await receive();
    receiver.statuses.push(500, 503);
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock, notify: { url: receiver.url } });
    await connect(backend);
    const attempts = () => backend.notifications.entries[0]?.delivery?.attempts;
    await expect.poll(attempts).toBe(1);
    await clock.advance(4_999);
    expect(receiver.received).toHaveLength(1);
    await clock.advance(1);
    await expect.poll(attempts).toBe(2);
    await clock.advance(5 * 60_000);
    await expect.poll(attempts).toBe(3);
    expect(backend.notifications.entries[0]?.delivery).toEqual({ status: "delivered", attempts: 3 });
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
  });

  it("a sent notification is given up at once where the receiver says that it is gone, as Standard Webhooks has it (I13)", async () => {
    const receiver = await receive();
    receiver.statuses.push(410);
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock, notify: { url: receiver.url } });
    await connect(backend);
    const delivery = () => backend.notifications.entries[0]?.delivery;
    await expect.poll(() => delivery()?.attempts).toBe(1);
    expect(delivery()).toEqual({ status: "failed", attempts: 1, error: "it was answered with 410" });
    await clock.advance(24 * 3_600_000);
    expect(receiver.received).toHaveLength(1);
  });

  it("a sent notification is given up after the last attempt, with what was wrong (I13)", async () => {
    const receiver = await receive();
    receiver.statuses.push(...Array.from({ length: 20 }, () => 302));
    const clock = createVirtualClock();
    const backend = createMockBackend({ manifest, clock, notify: { url: receiver.url } });
    await connect(backend);
    const delivery = () => backend.notifications.entries[0]?.delivery;
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await expect.poll(() => delivery()?.attempts).toBe(attempt);
      await clock.advance(24 * 3_600_000);
    }
    expect(delivery()).toEqual({ status: "failed", attempts: 8, error: "it was answered with 302" });
  });

  it("a sent notification comes at least once under restarts, and only where its change is kept (I13)", async () => {
    const receiver = await receive();
    receiver.statuses.push(503);
    const file = path.join(folder, "restarts.json");
    const start = async () => {
      const dataFile = await openDataFile(file);
      const { timeMs } = dataFile;
      const clock = createVirtualClock(timeMs === undefined ? {} : { startMs: timeMs });
      const server = await startMockServer({
        manifest,
        port: 0,
        clock,
        dataFile,
        notify: { url: receiver.url },
      });
      servers.push(server);
      return { ...server, clock };
    };
    const first = await start();
    await connect(first.backend);
    await expect.poll(() => first.backend.notifications.entries[0]?.delivery?.attempts).toBe(1);
    await expect.poll(() => readFileSync(file, "utf8")).toContain('"attempts":1');
    // The first one is left as a killed server leaves it.
    const second = await start();
    await second.clock.advance(5_000);
    await expect.poll(() => receiver.received.length).toBe(2);
    expect(new Set(idsOf(receiver.received)).size).toBe(1);
    // The first server does not own the file any more: its change does not happen.
    const refused = await first.backend.fetch(
      `${first.backend.baseUrl}/projects/mock-project/connections:generate`,
      {
        method: "POST",
        headers: { "x-api-key": "key" },
        body: JSON.stringify({ provider: "salesforce", groupRef: "lost", consumerRef: "jane", apiKey: "k" }),
      },
    );
    expect(refused.status).toBe(500);
    await connect(second.backend, "last");
    await expect.poll(() => receiver.received.length).toBe(3);
    expect(receiver.received.map(({ text }) => text).join("")).not.toContain("lost");
    await second.close();
    const third = await start();
    await third.clock.advance(3_600_000);
    await connect(third.backend, "after");
    await expect.poll(() => receiver.received.at(-1)?.text).toContain("after");
    expect(new Set(idsOf(receiver.received)).size).toBe(3);
    rmSync(folder, { recursive: true });
  });
});

function idsOf(received: readonly Received[]): string[] {
  return received.map(({ headers }) => String(headers["webhook-id"]));
}
