import { lastTimeMs } from "../../facts/time-units.js";
import type { Clock } from "../ports.js";
import { createEventLoopTurn } from "./event-loop-turn.js";

/** A clock whose time passes only when it is told to. */
export interface VirtualClock extends Clock {
  /** How many tasks wait. */
  readonly pending: number;
  /**
   * Advances time by `ms` and runs the tasks that fall due, with those that they add. Tasks run in the order of their
   * times; equal times, in the order they came. Before each task, every promise chain has run as far as it can. Calls run
   * one after the other. Rejects with what a task throws; time then stays at that task.
   */
  advance(ms: number): Promise<void>;
  /**
   * Runs tasks until none is pending; time then stays at the last one. Tasks beyond the year 9999, which no RFC 3339 time can
   * express, stay pending.
   */
  runUntilIdle(): Promise<void>;
}

interface Task {
  readonly timeMs: number;
  readonly run: () => void;
}

/**
 * Creates a clock that starts at `startMs` (milliseconds since the epoch). Never throws. Its `advance` throws a `RangeError` if
 * `ms` is negative or not finite, and rejects with what a task throws. @default 2025-01-01T00:00:00Z
 *
 * @example
 * const clock = createVirtualClock({ startMs: Date.UTC(2026, 0, 1) });
 * const backend = createMockBackend({ manifest: ampYaml, clock });
 * await clock.advance(48 * 3_600_000); // two days of retries, at once
 */
export function createVirtualClock({ startMs = Date.UTC(2025, 0, 1) } = {}): VirtualClock {
  const takeTurn = createEventLoopTurn();
  /** Sorted by time; equal ones as they came. */
  const tasks: Task[] = [];
  let nowMs = startMs;
  let last: Promise<void> = Promise.resolve();

  async function runUntil(endMs: number): Promise<void> {
    for (;;) {
      await takeTurn();
      const task = tasks[0];
      if (!task || task.timeMs > endMs) break;
      tasks.shift();
      nowMs = Math.max(nowMs, task.timeMs);
      task.run();
    }
  }

  function enqueue(start: () => Promise<void>): Promise<void> {
    const run = last.then(start);
    // The caller gets the error; the next call starts anew.
    last = run.catch(() => undefined);
    return run;
  }

  return {
    now: () => nowMs,
    at(timeMs, run) {
      const task = { timeMs, run };
      tasks.splice(placeOf(timeMs, tasks), 0, task);
      return () => {
        const index = tasks.indexOf(task);
        if (index >= 0) tasks.splice(index, 1);
      };
    },
    get pending() {
      return tasks.length;
    },
    advance(ms) {
      if (!(ms >= 0 && ms < Infinity))
        throw new RangeError(`clock.advance(${String(ms)}): expected milliseconds, 0 or more`);
      return enqueue(async () => {
        const endMs = nowMs + ms;
        await runUntil(endMs);
        nowMs = Math.max(nowMs, endMs);
      });
    },
    runUntilIdle: () => enqueue(() => runUntil(lastTimeMs)),
  };
}

/** Whether a clock's time passes only when it is told to. */
export function isVirtualClock(clock: Clock): clock is VirtualClock {
  return "advance" in clock;
}

/** The index for a task of that time: after all tasks with the same or an earlier time. */
function placeOf(timeMs: number, tasks: readonly Task[]): number {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const task = tasks[middle];
    if (task && task.timeMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
