import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf } from "./recording-fetch.js";
import { wireProject } from "./wire-samples.js";

const never = new Promise<never>(() => undefined);

/** A `fetch` that ends only when its signal stops it, as the platform's does. */
const obedientFetch: typeof fetch = (_url, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
  });

describe("time-outs and aborts", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const endlessBody = () => new Response(new ReadableStream({ start: () => undefined }));

  const server = "https://api.withampersand.com";
  it.each<[string, string, Parameters<typeof createClient>[0]]>([
    ["fetch never answers", server, { project: "p", apiKey: "k", fetch: obedientFetch }],
    ["fetch never answers and ignores its signal", server, { project: "p", apiKey: "k", fetch: () => never }],
    [
      "the body never ends",
      server,
      { project: "p", apiKey: "k", fetch: () => Promise.resolve(endlessBody()) },
    ],
    ["getToken never answers", "getToken", { project: "p", getToken: () => never }],
  ])("a request ends in a TimeoutError after 30 s where %s (H7)", async (_name, from, options) => {
    const client = createClient(options).as({ consumerRef: "c", groupRef: "g" });
    let ended = false;
    const error = rejectionOf(client.getProject()).finally(() => (ended = true));
    await vi.advanceTimersByTimeAsync(29_999);
    expect(ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await error).toMatchObject({
      name: "TimeoutError",
      method: "GET",
      path: "/projects/p",
      timeoutMs: 30_000,
      message: `GET /projects/p got no answer from ${from} within 30000 ms; try again, or raise timeoutMs`,
    });
  });

  it("takes the time-out from the options, and stops fetch with it (H7)", async () => {
    let signal: AbortSignal | null | undefined;
    const client = createClient({
      project: "p",
      apiKey: "k",
      timeoutMs: 5,
      fetch: (_url, init) => {
        signal = init?.signal;
        return never;
      },
    });
    const error = rejectionOf(client.getProject());
    await vi.advanceTimersByTimeAsync(5);
    expect(await error).toMatchObject({ name: "TimeoutError", timeoutMs: 5 });
    expect(signal?.aborted).toBe(true);
  });

  it.each([
    ["an error", new Error("the component is gone")],
    ["any value", "the component is gone"],
  ])("rejects with the signal's reason untouched, here %s (H7)", async (_name, reason) => {
    for (const fetch of [obedientFetch, () => never]) {
      const controller = new AbortController();
      const error = rejectionOf(
        createClient({ project: "p", apiKey: "k", fetch }).getProject({ signal: controller.signal }),
      );
      await vi.advanceTimersByTimeAsync(1);
      controller.abort(reason);
      expect(await error).toBe(reason);
    }
  });

  it("a request is not sent where the signal has stopped already", async () => {
    const { fetch, sent } = recordingFetch(json(wireProject));
    const reason = new Error("too late");
    const client = createClient({ project: "p", apiKey: "k", fetch });
    expect(await rejectionOf(client.getProject({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(sent).toEqual([]);
  });

  it("a request leaves no timer and no listener behind", async () => {
    const { fetch } = recordingFetch(json(wireProject));
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await createClient({ project: "p", apiKey: "k", fetch: (url) => fetch(url) }).getProject({ signal });
    expect(vi.getTimerCount()).toBe(0);
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it("one caller's abort leaves the token that others wait for alone (H6)", async () => {
    let give: (token: string) => void = () => undefined;
    const { fetch, sent } = recordingFetch(json(wireProject));
    const client = createClient({
      project: "p",
      getToken: () => new Promise((resolve) => (give = resolve)),
      fetch,
    }).as({ consumerRef: "c", groupRef: "g" });
    const controller = new AbortController();
    const first = rejectionOf(client.getProject({ signal: controller.signal }));
    const second = client.getProject();
    await vi.advanceTimersByTimeAsync(1);
    controller.abort("gone");
    expect(await first).toBe("gone");
    give("t");
    await second;
    expect(sent).toHaveLength(1);
  });
});

describe("NetworkError", () => {
  it("names the server without the credentials that a base URL may hold (H6)", async () => {
    const fetch = () => Promise.reject(new TypeError("fetch failed"));
    for (const [baseUrl, server] of [
      ["https://jane:hunter2@api.example/v1", "https://api.example"],
      ["/v1", "/v1"],
    ] as const) {
      const error = await rejectionOf(
        createClient({ project: "p", apiKey: "k", baseUrl, fetch }).getProject(),
      );
      expect(String(error)).toContain(`got no answer from ${server};`);
      expect(String(error)).not.toContain("hunter2");
    }
  });

  it("says that no answer came, with what fetch said as the cause (H7)", async () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    const error = await rejectionOf(createClient({ project: "p", apiKey: "k", fetch }).getProject());
    expect(error).toMatchObject({
      name: "NetworkError",
      message:
        "GET /projects/p got no answer from https://api.withampersand.com; check the network, the base URL and CORS",
      method: "GET",
      path: "/projects/p",
      cause: {
        name: "TypeError",
        message: "fetch failed",
        cause: { message: cause.message, code: "ECONNREFUSED" },
      },
    });
  });

  it("copes with causes that form a ring (H7)", async () => {
    const ring = new Error("down");
    ring.cause = ring;
    const fetch = () => Promise.reject(ring);
    const error = await rejectionOf(createClient({ project: "p", apiKey: "k", fetch }).getProject());
    expect(error).toMatchObject({
      name: "NetworkError",
      cause: { message: "down", cause: { message: "down" } },
    });
  });

  it("an answer that breaks off is a NetworkError (H7)", async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) });
    const fetch = () => Promise.resolve(new Response(body));
    const error = await rejectionOf(createClient({ project: "p", apiKey: "k", fetch }).getProject());
    expect(error).toMatchObject({ name: "NetworkError", cause: { message: "terminated" } });
  });

  it.each([undefined, null, "down", 7])("copes with a fetch that rejects with %j (H7)", async (reason) => {
    const fetch = () => Promise.reject(reason as unknown as Error);
    const error = await rejectionOf(createClient({ project: "p", apiKey: "k", fetch }).getProject());
    expect(error).toMatchObject({ name: "NetworkError" });
  });
});
