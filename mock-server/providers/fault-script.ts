import type { ProviderFailure } from "../../src/engine/index.js";
import type { SimulatedProvider } from "./simulated-provider.js";

/** How the next writes to an instance fail. */
export interface InstanceFault {
  /**
   * `rate-limited` (quota, 429) and `unavailable` (503) write nothing and may be tried again; `refused` writes nothing for
   * good; `answer-lost` writes, but the caller is never told. `bad-credentials` refuses this write and all that follow, and
   * marks the connection, until the customer signs in again.
   */
  kind: "rate-limited" | "unavailable" | "refused" | "answer-lost" | "bad-credentials";
  /** How many writes fail, each batch counting as one. @default 1 */
  times?: number;
  /** How long the provider asks to wait, in milliseconds. */
  retryAfterMs?: number;
  /** What `refused` says. @default a broken validation rule of the provider */
  message?: string;
  /** Which records of a batch fail: each so many-th, 2 for the second, the fourth and so on; `answer-lost` loses them all. @default 1 */
  every?: number;
}

/** The failure of each `every`-th record of a write. */
export interface DueFailure {
  failure: ProviderFailure;
  every: number;
  /** Whether the credentials are refused from now on. */
  isForCredentials?: boolean;
}

/** A fault whose turn has come: a failure, or an answer that gets lost on its way. */
export type DueFault = DueFailure | { failure?: undefined; lostAnswer: string };

/** The faults that wait for an instance's next writes. */
export interface FaultScript {
  add(fault: InstanceFault): void;
  /** Takes the fault of the next write; `undefined` where it has none. */
  next(): DueFault | undefined;
  /** Lists the faults that wait. */
  save(): SavedFault[];
}

/** A fault as JSON, and how many writes it still meets. */
export interface SavedFault {
  fault: InstanceFault;
  left: number;
}

/** Creates a script of the faults that were saved; `onChange` is told when they change. */
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
