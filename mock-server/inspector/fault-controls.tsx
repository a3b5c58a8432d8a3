"use client";

import { useId, type FormEvent } from "react";
import type { FaultRule } from "../http/middleware/fault-rules.js";
import type { Faults } from "../http/middleware/faults.js";
import type { Act } from "./use-act.js";

/** Props of `FaultControls`. */
export interface FaultControlsProps {
  faults: Faults;
  act: Act;
}

/** A form that delays answers and makes some of the requests fail. */
export function FaultControls({ faults, act }: FaultControlsProps) {
  const id = useId();
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    void act("The faults are set.", () => {
      faults.set(createRules(Number(given.get("latency")), Number(given.get("rate"))));
    });
  };
  const clear = () => {
    void act("There are no faults any more.", () => {
      faults.clear();
    });
  };
  return (
    <form onSubmit={set} onReset={clear}>
      <label htmlFor={`${id}-latency`}>Latency in ms, by the backend’s clock</label>
      <input id={`${id}-latency`} name="latency" type="number" min={0} defaultValue={0} />
      <label htmlFor={`${id}-rate`}>Requests that fail with 503, in percent</label>
      <input id={`${id}-rate`} name="rate" type="number" min={0} max={100} defaultValue={0} />
      <p>They replace the faults that are set, also those of a scenario.</p>
      <div>
        <button type="submit">Set faults</button>
        <button type="reset">Clear faults</button>
      </div>
    </form>
  );
}

function createRules(latencyMs: number, percent: number): FaultRule[] {
  const rules: FaultRule[] = [];
  if (latencyMs > 0) rules.push({ effect: { kind: "latency", ms: latencyMs } });
  if (percent > 0) rules.push({ probability: percent / 100, effect: { kind: "status", status: 503 } });
  return rules;
}
