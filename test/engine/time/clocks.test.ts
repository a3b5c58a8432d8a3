import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRealClock, createVirtualClock } from "../../../src/engine/index.js";

describe("the virtual clock", () => {
  it("the virtual clock stands where it was set until it is told to move", async () => {
    const clock = createVirtualClock({ startMs: 5 });
    expect(clock.now()).toBe(5);
    await clock.advance(10);
    expect(clock.now()).toBe(15);
    await clock.runUntilIdle();
    expect(clock.now()).toBe(15);
  });

  it("the virtual clock runs tasks in the order of their times, equal ones as they came, each at its own time", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const ran: string[] = [];
    const add = (name: string, timeMs: number) =>
      clock.at(timeMs, () => ran.push(`${name} ${String(clock.now())}`));
    add("d", 30);
    add("a", 10);
    add("b", 20);
    add("c", 20);
    add("past", -5);
    expect(clock.pending).toBe(5);
    await clock.advance(20);
    expect(ran).toEqual(["past 0", "a 10", "b 20", "c 20"]);
    expect(clock.pending).toBe(1);
    await clock.runUntilIdle();
    expect(ran.at(-1)).toBe("d 30");
  });

  it("the virtual clock is idle with a task beyond the year 9999, and never moves there for it", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    const ran: number[] = [];
    for (const timeMs of [5, last, last + 1]) clock.at(timeMs, () => ran.push(timeMs));
    await clock.runUntilIdle();
    expect(ran).toEqual([5, last]);
    expect(clock.now()).toBe(last);
    expect(clock.pending).toBe(1);
  });

  it("the virtual clock runs tasks that tasks add, as far as they fall due", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const ran: number[] = [];
    const tick = () => {
      ran.push(clock.now());
      clock.at(clock.now() + 10, tick);
    };
    clock.at(10, tick);
    await clock.advance(35);
    expect(ran).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(35);
  });

  it("the virtual clock does not run a task that was called off", async () => {
    const clock = createVirtualClock();
    const task = vi.fn();
    const callOff = clock.at(clock.now() + 1, task);
    callOff();
    callOff();
    await clock.runUntilIdle();
    expect(task).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });

  it("the virtual clock lets promise chains of any length go on before it moves on", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const ran: string[] = [];
    clock.at(10, () => {
      void (async () => {
        for (let step = 0; step < 10_000; step += 1) await Promise.resolve();
        ran.push(`chain ${String(clock.now())}`);
        await new Promise<void>((resolve) => clock.at(clock.now() + 5, resolve));
        ran.push(`after waiting ${String(clock.now())}`);
      })();
    });
    clock.at(11, () => ran.push("next"));
    await clock.advance(100);
    expect(ran).toEqual(["chain 10", "next", "after waiting 15"]);
  });

  it("the virtual clock lets chains go on that began before it was told to move", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const ran: number[] = [];
    void (async () => {
      for (let step = 0; step < 1000; step += 1) await Promise.resolve();
      clock.at(3, () => ran.push(clock.now()));
    })();
    await clock.advance(5);
    expect(ran).toEqual([3]);
  });

  it("the virtual clock does one advance after the other", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const ran: number[] = [];
    clock.at(10, () => ran.push(clock.now()));
    clock.at(25, () => ran.push(clock.now()));
    await Promise.all([clock.advance(10), clock.advance(10), clock.advance(5)]);
    expect(ran).toEqual([10, 25]);
    expect(clock.now()).toBe(25);
  });

  it("the virtual clock rejects with what a task throws, stands there, and goes on when told to", async () => {
    const clock = createVirtualClock({ startMs: 0 });
    const task = vi.fn();
    clock.at(1, () => {
      throw new Error("broken task");
    });
    clock.at(2, task);
    await expect(clock.advance(5)).rejects.toThrow("broken task");
    expect([clock.now(), clock.pending]).toEqual([1, 1]);
    await clock.runUntilIdle();
    expect(task).toHaveBeenCalledOnce();
  });

  it.each([-1, NaN, Infinity])("the virtual clock refuses to advance by %d", (ms) => {
    expect(() => createVirtualClock().advance(ms)).toThrow(RangeError);
  });

  it("the virtual clock works where the timers are faked", async () => {
    vi.useFakeTimers();
    try {
      const clock = createVirtualClock({ startMs: 0 });
      const task = vi.fn();
      clock.at(1, task);
      await clock.advance(1);
      expect(task).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("the real clock", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("the real clock tells the time and runs a task at its moment, not within the call", () => {
    const clock = createRealClock();
    const task = vi.fn();
    expect(clock.now()).toBe(1_000_000);
    clock.at(1_000_050, task);
    vi.advanceTimersByTime(49);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledOnce();
    const due = vi.fn();
    clock.at(0, due);
    expect(due).not.toHaveBeenCalled();
    vi.advanceTimersByTime(0);
    expect(due).toHaveBeenCalledOnce();
  });

  it("the real clock waits longer than setTimeout can", () => {
    const clock = createRealClock();
    const task = vi.fn();
    const sixtyDaysMs = 60 * 24 * 60 * 60 * 1000;
    clock.at(clock.now() + sixtyDaysMs, task);
    vi.advanceTimersByTime(sixtyDaysMs - 1);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledOnce();
  });

  it("the real clock calls off a task, also one that waits in several pieces", () => {
    const clock = createRealClock();
    const task = vi.fn();
    const callOff = clock.at(clock.now() + 2 ** 31 + 1000, task);
    vi.advanceTimersByTime(2 ** 31);
    callOff();
    vi.advanceTimersByTime(2 ** 31);
    expect(task).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("the real clock is never early, also when a timer is", () => {
    const clock = createRealClock();
    const task = vi.fn();
    clock.at(1_000_010, task);
    // The system's time was set back while the timer ran.
    vi.setSystemTime(999_990);
    vi.advanceTimersByTime(10);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10);
    expect(task).toHaveBeenCalledOnce();
  });

  it("the real clock keeps Node alive for what is due, and for nothing that lies ahead", () => {
    vi.useRealTimers();
    const timers = vi.spyOn(globalThis, "setTimeout");
    const clock = createRealClock();
    const callOffs = [clock.at(clock.now() + 60_000, () => undefined), clock.at(0, () => undefined)];
    const hold = timers.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef());
    expect(hold).toEqual([false, true]);
    for (const callOff of callOffs) callOff();
    timers.mockRestore();
  });
});
