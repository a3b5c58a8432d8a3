import { useState } from "react";
import type { InstanceFault } from "../../../mock-server/index.js";
import { tenant, type LoadedBackend } from "../fresh-backend.js";

/** Props of `MockBatchAnswer`. */
export interface MockBatchAnswerProps extends Pick<LoadedBackend, "backend"> {
  providerName: string;
}

const faults = [
  ["Refuse each second record", { kind: "refused", every: 2 }],
  ["Run out of quota", { kind: "rate-limited" }],
] as const satisfies readonly (readonly [string, InstanceFault])[];

/** Makes the simulated CRM fail at the next write. */
export function MockBatchAnswer({ providerName, backend }: MockBatchAnswerProps) {
  const [said, setSaid] = useState("");
  return (
    <div className="button-row" role="group" aria-label={`Mock ${providerName}, at the next write`}>
      {faults.map(([label, fault]) => (
        <button
          key={label}
          className="button"
          type="button"
          onClick={() => {
            backend.instance({ provider: "salesforce", groupRef: tenant.groupRef }).failNext(fault);
            setSaid(`At the next write: ${label.toLowerCase()}.`);
          }}
        >
          {label}
        </button>
      ))}
      <p className="hint" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
