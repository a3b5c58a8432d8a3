"use client";

import { isVirtualClock } from "../../src/engine/time/virtual-clock.js";
import { dayMs, hourMs, minuteMs } from "../../src/facts/time-units.js";
import type { Clock } from "../../src/engine/index.js";
import type { Act } from "./use-act.js";

/** Props of `ClockControls`. */
export interface ClockControlsProps {
  clock: Clock;
  nowMs: number;
  act: Act;
}

const steps = [
  ["1 minute", minuteMs],
  ["1 hour", hourMs],
  ["1 day", dayMs],
] as const;

/** Shows the backend's time; a virtual clock can be moved on. */
export function ClockControls({ clock, nowMs, act }: ClockControlsProps) {
  const now = new Date(nowMs).toISOString();
  return (
    <>
      <p>
        <time dateTime={now}>{now}</time>
      </p>
      {isVirtualClock(clock) ? (
        <>
          <p>{`Virtual: time passes only here. Tasks that wait: ${String(clock.pending)}.`}</p>
          <div role="group" aria-label="Advance by">
            {steps.map(([name, ms]) => (
              <button
                key={name}
                type="button"
                onClick={() => void act(`The clock has moved on by ${name}.`, () => clock.advance(ms))}
              >
                {`+ ${name}`}
              </button>
            ))}
            <button
              type="button"
              onClick={() => void act("No task waits any more.", () => clock.runUntilIdle())}
            >
              Run until idle
            </button>
          </div>
        </>
      ) : (
        <p>The real clock. To move time on, create the backend with createVirtualClock().</p>
      )}
    </>
  );
}
