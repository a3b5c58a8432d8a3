import { describe, expect, it, vi } from "vitest";
import { createRequestLog } from "../../src/devtools/request-log.js";

const request = (path: string) => ({ method: "GET", path, body: undefined, identity: undefined }) as const;

describe("the log of requests", () => {
  it("the log of requests lists the newest first, each with its end once there is one", async () => {
    const log = createRequestLog();
    const listener = vi.fn();
    log.subscribe(listener);
    log.add(request("/a"), Promise.resolve(200));
    const error = new Error("broken");
    log.add(request("/b"), Promise.reject(error));
    expect(log.get().map(({ number, path, end }) => [number, path, end])).toEqual([
      [2, "/b", undefined],
      [1, "/a", undefined],
    ]);
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(4));
    expect(log.get().map(({ end }) => end)).toEqual([
      { durationMs: expect.any(Number) as number, error },
      { durationMs: expect.any(Number) as number, status: 200 },
    ]);
  });

  it("the log of requests keeps the newest 100", () => {
    const log = createRequestLog();
    for (let count = 1; count <= 101; count += 1) log.add(request("/a"), new Promise(() => undefined));
    const numbers = log.get().map(({ number }) => number);
    expect([numbers.length, numbers[0], numbers.at(-1)]).toEqual([100, 101, 2]);
  });

  it("the log of requests brings back no request that ends after it was cleared", async () => {
    const log = createRequestLog();
    log.add(request("/a"), Promise.resolve(200));
    log.clear();
    const listener = vi.fn();
    log.subscribe(listener);
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce());
    expect(log.get()).toEqual([]);
  });
});
