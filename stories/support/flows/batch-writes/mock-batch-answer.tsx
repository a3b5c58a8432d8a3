import { useState } from "react";
import type { InstanceFault } from "../../../../mock-server/index.js";
import { StandIn } from "../../backend/stand-in.js";
import { tenant, type LoadedBackend } from "../../backend/fresh-backend.js";

/** Props of `MockBatchAnswer`. */
export interface MockBatchAnswerProps extends Pick<LoadedBackend, "backend"> {
  providerName: string;
}

const faults = [
  ["Refuse every other record", { kind: "refused", every: 2 }],
  ["Run out of quota", { kind: "rate-limited" }],
] as const satisfies readonly (readonly [string, InstanceFault])[];

/** Makes the simulated CRM fail at the next write. */
export function MockBatchAnswer({ providerName, backend }: MockBatchAnswerProps) {
  const [said, setSaid] = useState("");
  return (
    <StandIn label={`In place of ${providerName}, at the next write`}>
      <div className="button-row">
        {faults.map(([label, fault]) => (
          <button
            key={label}
            className="button"
            type="button"
            onClick={() => {
              backend.instance({ provider: "salesforce", groupRef: tenant.groupRef }).failNext(fault);
              setSaid(`It will ${label.toLowerCase()}.`);
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <p className="hint" aria-live="polite">
        {said}
      </p>
    </StandIn>
  );
}
