import type { ProviderFailure } from "../../src/engine/index.js";
import type { SimulatedProvider } from "./simulated-provider.js";

/** How the next writes to an instance fail. */
export interface InstanceFault {
  /**
   * `rate-limited` (quota, 429) and `unavailable` (503) write nothing and may be retried. `refused` writes
   * nothing and is final. `answer-lost` writes, but the caller gets no answer. `bad-credentials` refuses the
   * write and marks the connection; later writes are refused until the customer signs in again.
   */
  kind: "rate-limited" | "unavailable" | "refused" | "answer-lost" | "bad-credentials";
  /** The number of writes that fail; a batch counts as one. @default 1 */
  times?: number;
  /** The time that the provider asks the caller to wait, in milliseconds. */
  retryAfterMs?: number;
  /** The message of a `refused` write. @default a broken validation rule of the provider */
  message?: string;
  /**
   * The records of a batch that fail: every n-th one, so that 2 means the second, the fourth and so on.
   * `answer-lost` and `bad-credentials` apply to all records. @default 1
   */
  every?: number;
}

/** The failure of every n-th record of a write. */
export interface DueFailure {
  failure: ProviderFailure;
  every: number;
  /** Whether the connection is to be marked as one with bad credentials. */
  isForCredentials?: boolean;
}

/** The fault of the present write: a failure, or a lost answer. */
export type DueFault = DueFailure | { failure?: undefined; lostAnswer: string };

/** The pending faults of an instance's next writes. */
export interface FaultScript {
  add(fault: InstanceFault): void;
  /** Takes the fault of the next write; `undefined` without one. */
  next(): DueFault | undefined;
  /** Copies the pending faults. */
  save(): SavedFault[];
}

/** A fault, and the number of writes that it still applies to, as JSON. */
export interface SavedFault {
  fault: InstanceFault;
  left: number;
}

/** Creates a script from saved faults; `onChange` is called after each change. */
export function createFaultScript(
  provider: SimulatedProvider,
  saved: readonly SavedFault[],
  onChange: () => void,
): FaultScript {
  const faults = saved.map((entry) => ({ ...entry }));
  return {
    add(fault) {
      const { times = 1, every = 1 } = fault;
      checkCount("times", times, "writes");
      checkCount("every", every, "records");
      faults.push({ fault: { ...fault }, left: times });
      onChange();
    },
    next() {
      const [first] = faults;
      if (!first) return undefined;
      first.left -= 1;
      if (first.left === 0) faults.shift();
      onChange();
      const { kind, retryAfterMs, message, every = 1 } = first.fault;
      if (kind === "answer-lost") return { lostAnswer: `${provider.name} did not answer in time` };
      const failure = provider.fail(kind, message);
      if (kind === "bad-credentials") return { failure, every: 1, isForCredentials: true };
      return { failure: retryAfterMs === undefined ? failure : { ...failure, retryAfterMs }, every };
    },
    save: () => faults.map((entry) => ({ ...entry })),
  };
}

function checkCount(name: string, value: number, what: string): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(
    `failNext: ${name} is ${String(value)}; expected a whole number of ${what}, 1 or more`,
  );
}
