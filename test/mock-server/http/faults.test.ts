import { setupServer } from "msw/node";
import { createHandlers } from "../../../mock-server/doors/msw-handlers.js";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMockBackend, type FaultRule } from "../../../mock-server/index.js";
import { startMockServer } from "../../../mock-server/doors/http-server.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

function open() {
  const clock = createVirtualClock();
  const backend = createMockBackend({ manifest: salesforceManifest, clock });
  const { project } = backend;
  const ask = (path = "", init: RequestInit = {}) =>
    backend.fetch(`${backend.baseUrl}/projects/${project.id}${path}`, {
      headers: { "x-api-key": "any", "content-type": "application/json" },
      ...init,
    });
  const connect = () =>
    ask("/connections:generate", {
      method: "POST",
      body: JSON.stringify({
        provider: "salesforce",
        groupRef: "acme",
        consumerRef: "jane",
        oauth2AuthorizationCode: { accessToken: { token: "t" } },
      }),
    });
  return { backend, clock, ask, connect };
}

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

describe("faults", () => {
  it("a fault refuses with a status and Retry-After, only the operations that are named", async () => {
    const { backend, ask } = open();
    backend.faults.set([
      { operations: ["listIntegrations"], effect: { kind: "status", status: 429, retryAfterSeconds: 7 } },
    ]);
    const refused = await ask("/integrations");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "7"]);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(await refused.json()).toMatchObject({ status: 429, retryable: true });
    expect((await ask()).status).toBe(200);
    backend.faults.clear();
    expect((await ask("/integrations")).status).toBe(200);
  });

  it("a fault of GET is met by HEAD, too", async () => {
    const { backend, ask } = open();
    backend.faults.set([{ operations: ["listIntegrations"], effect: { kind: "status", status: 503 } }]);
    expect((await ask("/integrations", { method: "HEAD" })).status).toBe(503);
  });

  it("a fault of writes is met at the write host, too", async () => {
    const { backend } = open();
    backend.faults.set([{ operations: ["writeRecords"], effect: { kind: "status", status: 503 } }]);
    const url = `${backend.writeUrl}/projects/${backend.project.id}/integrations/i/objects/contact`;
    expect((await backend.fetch(url, { method: "POST", body: "{}" })).status).toBe(503);
  });

  it("a fault stops after so many times", async () => {
    const { backend, ask } = open();
    backend.faults.set([{ times: 2, effect: { kind: "status", status: 500 } }]);
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await ask()).status);
    expect(statuses).toEqual([500, 500, 200, 200]);
  });

  it("a fault happens as often as it is told to, and the same each time with the same seed", async () => {
    const run = async (seed: number) => {
      const { backend, ask } = open();
      backend.faults.set([{ probability: 0.3, effect: { kind: "status", status: 500 } }], { seed });
      const statuses = [];
      for (let request = 0; request < 300; request += 1) statuses.push((await ask()).status);
      return statuses;
    };
    const [first, again, other] = [await run(1), await run(1), await run(2)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    const faults = first.filter((status) => status === 500).length;
    // Six standard deviations around 90.
    expect(faults).toBeGreaterThan(42);
    expect(faults).toBeLessThan(138);
  });

  it("a fault breaks the connection before the backend sees the request, or after it has done it", async () => {
    const { backend, connect } = open();
    backend.faults.set([{ effect: { kind: "drop", when: "request" } }]);
    await expect(connect()).rejects.toThrow(TypeError);
    expect(backend.snapshot().connections).toHaveLength(0);
    backend.faults.set([{ effect: { kind: "drop", when: "response" } }]);
    await expect(connect()).rejects.toThrow("the connection broke");
    expect(backend.snapshot().connections).toHaveLength(1);
  });

  it("a fault cuts the answer so that it is no JSON, with its status", async () => {
    const { backend, ask } = open();
    backend.faults.set([{ effect: { kind: "malformed" } }]);
    const answer = await ask();
    expect(answer.status).toBe(200);
    await expect(answer.json()).rejects.toThrow(SyntaxError);
  });

  it("latency waits in real time where nobody moves the virtual clock", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    closings.push(() => vi.useRealTimers());
    const { backend, clock, ask } = open();
    backend.useScenario("slow");
    let status: number | undefined;
    const asked = ask().then((answer) => (status = answer.status));
    await vi.advanceTimersByTimeAsync(999);
    expect(status).toBeUndefined();
    await vi.advanceTimersByTimeAsync(2_001);
    await asked;
    expect(status).toBe(200);
    expect(clock.pending).toBe(0);
  });

  it("latency is the clock's alone once somebody moves it", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    closings.push(() => vi.useRealTimers());
    const { backend, clock, ask } = open();
    backend.faults.set([{ effect: { kind: "latency", ms: 1_000 } }]);
    let status: number | undefined;
    const asked = ask().then((answer) => (status = answer.status));
    await clock.advance(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(status).toBeUndefined();
    await clock.advance(999);
    await asked;
    expect(status).toBe(200);
  });

  it("latency delays the answer by the backend's clock, before what else goes wrong", async () => {
    const { backend, clock, ask } = open();
    backend.faults.set([
      { effect: { kind: "latency", ms: [1_000, 2_000] } },
      { effect: { kind: "status", status: 503 } },
    ]);
    let status: number | undefined;
    const asked = ask().then((answer) => (status = answer.status));
    await clock.advance(999);
    expect(status).toBeUndefined();
    await clock.advance(1_001);
    await asked;
    expect(status).toBe(503);
  });

  it("faults of two backends are each their own", async () => {
    const [a, b] = [open(), open()];
    a.backend.faults.set([{ effect: { kind: "status", status: 500 } }]);
    expect([(await a.ask()).status, (await b.ask()).status]).toEqual([500, 200]);
  });

  it("through MSW a broken connection is a network error", async () => {
    const { backend } = open();
    const server = setupServer(...createHandlers([backend]));
    server.listen({ onUnhandledRequest: "error" });
    closings.push(() => {
      server.close();
    });
    backend.faults.set([{ effect: { kind: "drop", when: "response" } }]);
    await expect(fetch(`${backend.baseUrl}/providers`)).rejects.toThrow(TypeError);
  });

  it("over HTTP the connection breaks, and the admin API sets and clears them", async () => {
    const server = await startMockServer({ manifest: salesforceManifest, port: 0 });
    closings.push(() => server.close());
    const set = (body: unknown) =>
      fetch(`${server.url}/__mock/faults`, { method: "POST", body: JSON.stringify(body) });
    expect((await set({ rules: [{ effect: { kind: "drop", when: "request" } }] })).status).toBe(204);
    await expect(fetch(`${server.url}/v1/providers`)).rejects.toThrow(TypeError);
    expect((await set({ rules: [] })).status).toBe(204);
    expect((await fetch(`${server.url}/v1/providers`)).status).toBe(200);
    for (const wrong of [
      {},
      { rules: [{}] },
      { rules: [null] },
      { rules: [{ effect: { kind: "flood" } }] },
    ]) {
      expect((await set(wrong)).status).toBe(400);
    }
  });

  it.each<[string | RegExp, unknown]>([
    [
      'rules[0].operations: there is no operation "updateInstalation"; did you mean updateInstallation?',
      { operations: ["updateInstalation"], effect: { kind: "malformed" } },
    ],
    [
      "rules[0].probability is 0; write a number above 0, up to 1",
      { probability: 0, effect: { kind: "malformed" } },
    ],
    ["rules[0].times is -1; write a number above 0", { times: -1, effect: { kind: "malformed" } }],
    ["rules[0].effect.status is 200; write one from 400 to 599", { effect: { kind: "status", status: 200 } }],
    ["rules[0].effect.ms: write ms from 0, or [least, most]", { effect: { kind: "latency", ms: [2, 1] } }],
    [
      "rules[0].effect.ms: write ms from 0, or [least, most]; at most 2147483647",
      { effect: { kind: "latency", ms: 1e15 } },
    ],
    ["at most 2147483647, which is 24 days", { effect: { kind: "latency", ms: [0, 2 ** 31] } }],
    [
      'rules[0].effect.kind: expected one of "latency", "status", "drop", "malformed"',
      { effect: { kind: "flood" } },
    ],
    ["rules[0]: expected object", null],
    ["rules[0].effect: expected object", { effect: null }],
    ["rules[0].operations: expected array", { operations: "getProject", effect: { kind: "malformed" } }],
    ["rules[0].operations[0]: expected string", { operations: [1], effect: { kind: "malformed" } }],
    ["rules[0].probability: expected number", { probability: "1", effect: { kind: "malformed" } }],
    ['rules[0].effect.when: expected one of "request", "response"', { effect: { kind: "drop" } }],
    ["rules[0].effect.ms: expected", { effect: { kind: "latency" } }],
    [
      "rules[0].effect.retryAfterSeconds: expected number",
      { effect: { kind: "status", status: 429, retryAfterSeconds: "a\nb" } },
    ],
    ['rules[0]: Unrecognized key: "time"; did you mean "times"?', { time: 1, effect: { kind: "malformed" } }],
    [
      'rules[0].effect: Unrecognized key: "mss"; did you mean "ms"?',
      { effect: { kind: "latency", ms: 1, mss: 2 } },
    ],
    // A key of another kind of fault is no help here.
    [/^rules\[0\].effect: Unrecognized key: "mss"$/, { effect: { kind: "status", status: 500, mss: 2 } }],
  ])("a rule that cannot be kept is refused, and those before stay: %s", async (message, rule) => {
    const { backend, ask } = open();
    backend.faults.set([{ effect: { kind: "status", status: 500 } }]);
    expect(() => {
      backend.faults.set([rule as FaultRule]);
    }).toThrow(message);
    expect((await ask()).status).toBe(500);
  });
});

describe("faults of an instance", () => {
  const { backend, connect } = open();

  it.each([
    [{ times: 0 }, "failNext: times is 0; expected a whole number of writes, 1 or more"],
    [{ every: 1.5 }, "failNext: every is 1.5; expected a whole number of records, 1 or more"],
    [{ every: 0 }, "failNext: every is 0; expected a whole number of records, 1 or more"],
  ])("a fault of an instance is refused: %j", async (fault, message) => {
    await connect();
    const instance = backend.instance({ provider: "salesforce", groupRef: "acme" });
    expect(() => {
      instance.failNext({ kind: "refused", ...fault });
    }).toThrow(new RangeError(message));
  });

  it("a fault of an instance meets each so many-th record of a write, and not the write after", async () => {
    await connect();
    const instance = backend.instance({ provider: "salesforce", groupRef: "acme" });
    const write = async (names: readonly string[], prefix: string) => {
      const records = names.map((LastName) => ({ idempotencyKey: prefix + LastName, fields: { LastName } }));
      const call = { type: "create", objectName: "contact", allOrNone: false, headers: [] } as const;
      return (await instance.write({ ...call, records })).map(({ ok }) => ok);
    };
    instance.failNext({ kind: "unavailable", every: 3 });
    expect(await write(["a", "b", "c", "d", "e", "f", "g"], "1")).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
      true,
    ]);
    expect(await write(["a", "b", "c"], "2")).toEqual([true, true, true]);
  });
});
