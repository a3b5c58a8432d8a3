import type { InstanceFault } from "../../../../mock-server/index.js";
import { Select } from "../../controls/select.js";

/** How the simulated CRM takes the next write. */
export type NextAnswer = "as-usual" | "busy-once" | "busy-thrice" | "refused";

const labels = [
  ["as-usual", "As usual"],
  ["busy-once", "Quota exceeded once"],
  ["busy-thrice", "Quota exceeded 3 times"],
  ["refused", "Validation rule broken"],
] as const satisfies readonly (readonly [NextAnswer, string])[];

const faults: Record<NextAnswer, InstanceFault | undefined> = {
  "as-usual": undefined,
  "busy-once": { kind: "rate-limited" },
  "busy-thrice": { kind: "rate-limited", times: 3 },
  refused: { kind: "refused" },
};

/** Finds the fault that makes the CRM answer so; `undefined` where it is to do as usual. */
export function faultOf(answer: NextAnswer): InstanceFault | undefined {
  return faults[answer];
}

/** Props of `NextAnswerSelect`. */
export interface NextAnswerSelectProps {
  providerName: string;
  value: NextAnswer;
  onChange: (answer: NextAnswer) => void;
}

/** Chooses how the simulated CRM takes the next write. */
export function NextAnswerSelect({ providerName, value, onChange }: NextAnswerSelectProps) {
  return <Select label={`Mock ${providerName} answers`} value={value} options={labels} onChange={onChange} />;
}
