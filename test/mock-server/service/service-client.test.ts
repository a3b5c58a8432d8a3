import { describe, expect, it } from "vitest";
import { createServiceClient } from "../../../mock-server/service/service-client.js";

const key = "key-that-nobody-may-see";
const startMs = Date.parse("2026-03-01T12:00:00Z");

/** A client of a service that answers by these answers in turn, the last of them for ever; its clock is moved by waiting alone. */
function clientOf(answers: readonly (() => Response | Promise<Response>)[]) {
  let nowMs = startMs;
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const waited: { ms: number; why: string }[] = [];
  const client = createServiceClient({
    baseUrl: "https://service.test/v1",
    key,
    now: () => nowMs,
    wait: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
    onWait: (ms, why) => waited.push({ ms, why }),
    fetch: async (input, init) => {
      asked.push({ url: String(input), init });
      return await (answers[asked.length - 1] ?? answers.at(-1) ?? (() => new Response()))();
    },
  });
  return { client, asked, waited, tookMs: () => nowMs - startMs };
}

/** Asks such a service once. */
async function ask(
  answers: Parameters<typeof clientOf>[0],
  { method = "GET", path = "/projects/p/connections" } = {},
) {
  const { client, asked, waited, tookMs } = clientOf(answers);
  const answer = await client.send({ method, path });
  return { answer, asked, waited, tookMs: tookMs() };
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response(code === 304 ? null : "{}", { status: code, headers });
const gone = () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));

describe("a service that is asked", () => {
  it.each([
    ["refuses for ever", [status(429)], "throttled", "status 429 at each of 5 attempts"],
    [
      "asks to wait for days",
      [status(429, { "retry-after": "100000" })],
      "throttled",
      "asks to wait 100000 seconds",
    ],
    [
      "asks to wait until another year",
      [status(503, { "retry-after": "Fri, 01 Jan 2027 00:00:00 GMT" })],
      "unavailable",
      "status 503, and the service asks to wait",
    ],
    ["is in trouble for ever", [status(502)], "unavailable", "status 502 at each of 5 attempts"],
    ["goes away", [gone], "unreachable", "no answer"],
    [
      "sends to another site",
      [status(302, { location: "https://elsewhere.test/" })],
      "redirected",
      "to another address, where its key does not go",
    ],
  ])("a service that %s is given up, and the reason named", async (_title, answers, code, message) => {
    const { answer, asked, waited, tookMs } = await ask(answers);
    expect(answer).toMatchObject({ ok: false, failure: { code } });
    expect(JSON.stringify(answer)).toContain(message);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(tookMs).toBeLessThan(600_000);
    expect(JSON.stringify([answer, waited])).not.toContain(key);
  });

  it.each([
    ["by seconds", { "retry-after": "7" }, 7000],
    ["by a date", { "retry-after": "Sun, 01 Mar 2026 12:00:30 GMT" }, 30_000],
  ])("a service is waited for as it asks, %s", async (_title, headers, ms) => {
    const { answer, asked, waited } = await ask([status(429, headers), status(200)]);
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(asked).toHaveLength(2);
    expect(waited.map((each) => Math.round(each.ms / 1000) * 1000)).toEqual([ms]);
  });

  it("a service whose rate limit is used up for longer than two minutes is not asked before that", async () => {
    const limited = { "ratelimit-remaining": "0", "ratelimit-reset": "300" };
    const { client, asked, waited } = clientOf([status(200, limited), status(200)]);
    expect(await client.send({ method: "GET", path: "/projects" })).toMatchObject({ ok: true });
    expect(await client.send({ method: "GET", path: "/projects" })).toMatchObject({
      ok: false,
      failure: { code: "throttled", message: "GET /projects: the rate limit is used up for 301 seconds" },
    });
    expect([asked.length, waited.length]).toEqual([1, 0]);
  });

  it("a service comes back after it was gone, and a read is answered", async () => {
    const { answer, asked } = await ask([gone, status(500), status(200)]);
    expect([answer.ok, asked.length]).toEqual([true, 3]);
  });

  it("a service is never asked twice for a change that it may have carried out", async () => {
    for (const answers of [[gone], [status(500)]]) {
      const { asked } = await ask([...answers, status(200)], { method: "POST" });
      expect(asked).toHaveLength(1);
    }
    // What was throttled was not carried out.
    expect((await ask([status(429), status(200)], { method: "POST" })).asked).toHaveLength(2);
  });

  it("a service gets the key and nothing that it has not asked for, and is never followed elsewhere (H20)", async () => {
    const { asked } = await ask([status(200)]);
    expect(asked).toEqual([
      {
        url: "https://service.test/v1/projects/p/connections",
        init: expect.objectContaining({
          method: "GET",
          headers: { accept: "application/json", "x-api-key": key },
          redirect: "manual",
        }) as unknown,
      },
    ]);
  });

  it("a service may give a page in the place of JSON, which is handed on as it is", async () => {
    const page = () => new Response("<html>", { headers: { "content-type": "text/html" } });
    expect((await ask([page])).answer).toMatchObject({ ok: true, status: 200, text: "<html>" });
  });
});
