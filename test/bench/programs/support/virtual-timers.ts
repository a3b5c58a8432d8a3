/** Timers of a time that is moved by hand: what waits for seconds ends at once, and says how long it would have waited. */
export interface VirtualTimers {
  /** How much time has gone by, in ms. */
  now(): number;
  /** Moves time from timer to timer until `isDone`, or until no timer is left. */
  runUntil(isDone: () => boolean): Promise<void>;
}

/** Puts virtual timers in the place of the global ones, for good. */
export function installVirtualTimers(): VirtualTimers {
  const timers = new Map<number, { at: number; run: () => void }>();
  const settle = async () => {
    // What React and the mock have under way in the meantime.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  let now = 0;
  let count = 0;
  const start = Date.now();
  const setTimer = (run: () => void, ms = 0) => {
    timers.set((count += 1), { at: now + ms, run });
    return count;
  };
  const clearTimer = (id: number) => timers.delete(id);
  Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });
  Date.now = () => start + now;
  return {
    now: () => now,
    runUntil: async (isDone) => {
      for (;;) {
        await settle();
        if (isDone()) return;
        const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
        if (!next) return;
        const [id, { at, run }] = next;
        timers.delete(id);
        now = at;
        run();
      }
    },
  };
}
