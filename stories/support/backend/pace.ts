import type { MockBackend } from "../../../mock-server/index.js";
import type { VirtualClock } from "../../../src/engine/index.js";

const BEAT_MS = 100;

/** Lets a clock's time pass as fast as the real one; it can still be moved on besides. Returns the function that stops it. */
export function followRealTime(clock: VirtualClock): () => void {
  let lastMs = Date.now();
  const timer = setInterval(() => {
    const nowMs = Date.now();
    void clock.advance(Math.max(0, nowMs - lastMs));
    lastMs = nowMs;
  }, BEAT_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Gives a backend whose answers take so much longer, in real time: a network's delay does not wait for the backend's clock. */
export function withLatency(backend: MockBackend, latencyMs: number): MockBackend {
  if (latencyMs === 0) return backend;
  return {
    ...backend,
    fetch: async (...request) => {
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      return backend.fetch(...request);
    },
  };
}
