"use client";

import { useId, useState, type FormEvent } from "react";
import type { MockBackend } from "../backend/create-mock-backend.js";
import type { ScenarioOptions } from "../scenarios/run-scenarios.js";
import type { Act } from "./use-act.js";

/** Props of `ScenarioControls`. */
export interface ScenarioControlsProps {
  backend: MockBackend;
  tenant: ScenarioOptions | undefined;
  act: Act;
}

/** A form that resets the backend to a scenario. */
export function ScenarioControls({ backend, tenant, act }: ScenarioControlsProps) {
  const id = useId();
  const [name, setName] = useState<string>(backend.scenario ?? "installed");
  const start = (event: FormEvent) => {
    event.preventDefault();
    void act(`The backend was reset to “${name}”.`, () => {
      backend.useScenario(name, tenant);
    });
  };
  return (
    <form onSubmit={start}>
      <label htmlFor={id}>Scenario</label>
      <select
        id={id}
        value={name}
        aria-describedby={`${id}-description`}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      >
        {Object.keys(backend.scenarios).map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <p id={`${id}-description`}>{backend.scenarios[name]}</p>
      <button type="submit">Reset to this scenario</button>
    </form>
  );
}
