import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBodyTurns } from "../../../mock-server/doors/body-turns.js";
import { startMockServer } from "../../../mock-server/doors/http-server.js";

const manifest =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n";

describe("turns of long bodies", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function enterThree() {
    const turns = createBodyTurns({ atOnce: 2, patienceMs: 500 });
    const started: string[] = [];
    const [a, b, c] = ["a", "b", "c"].map((name) => turns.enter(() => started.push(name)));
    const leave = (ends: (() => void) | undefined) => ends?.();
    return { turns, started, a, b, c, leave };
  }

  it("as many bodies as are allowed go on at once, and the next waits (I11)", () => {
    expect(enterThree().started).toEqual(["a", "b"]);
  });

  it("a body that ends lets the one in that waits longest (I11)", () => {
    const { started, a, leave } = enterThree();
    leave(a);
    expect(started).toEqual(["a", "b", "c"]);
  });

  it("a body that ends twice lets one in only (I11)", () => {
    const { turns, started, a, leave } = enterThree();
    turns.enter(() => started.push("d"));
    leave(a);
    leave(a);
    expect(started).toEqual(["a", "b", "c"]);
  });

  it("a body that gives up while it waits is not let in (I11)", () => {
    const { started, a, c, leave } = enterThree();
    leave(c);
    leave(a);
    expect(started).toEqual(["a", "b"]);
  });

  it("where no body ends for a while, one more is let in, and then the next (I11)", () => {
    const { turns, started } = enterThree();
    turns.enter(() => started.push("d"));
    vi.advanceTimersByTime(500);
    expect(started).toEqual(["a", "b", "c"]);
    vi.advanceTimersByTime(500);
    expect(started).toEqual(["a", "b", "c", "d"]);
  });
});

describe("long bodies over HTTP", () => {
  it("a long body is taken while clients that stopped sending hold every turn (I11)", async () => {
    const server = await startMockServer({ manifest, port: 0 });
    const url = `${server.url}/v1/projects/${server.backend.project.id}/connections:generate`;
    const headers = { "x-api-key": "key", "content-type": "application/json" };
    const halves = Array.from({ length: 4 }, () => {
      const sent = request(url, { method: "POST", headers });
      sent.on("error", () => undefined);
      sent.write(`{"text": "${"x".repeat(300_000)}`);
      return sent;
    });
    const body = JSON.stringify({ text: "x".repeat(300_000) });
    const answer = await fetch(url, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    for (const half of halves) half.destroy();
    await server.close();
  });

  it("all of many bodies beyond the limit, sent at once without their length, are told so (I11)", async () => {
    const server = await startMockServer({ manifest, port: 0, maxBodyBytes: 1_000_000 });
    const url = `${server.url}/v1/projects/${server.backend.project.id}/connections:generate`;
    const send = () =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { "x-api-key": "key" };
        const sent = request(url, { method: "POST", headers }, ({ statusCode }) => {
          resolve(statusCode);
        });
        sent.on("error", reject);
        for (let piece = 0; piece < 20; piece += 1) sent.write(Buffer.alloc(100_000, "x"));
        sent.end();
      });
    const statuses = await Promise.all(Array.from({ length: 12 }, send));
    expect(new Set(statuses)).toEqual(new Set([413]));
    await server.close();
  });
});
