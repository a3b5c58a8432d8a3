import type { FaultRule, InstanceFault, SeedData } from "../../../mock-server/index.js";

/**
 * One thing that any door of the backend must do, as data. `{{name}}` in its texts stands for a value: `{{project}}`, the id of
 * an integration by its name, or what an earlier step has kept. The clock stands at 2026-01-02T03:04:05Z and moves by steps alone.
 */
export interface ConformanceCase {
  /** The rule's id, and what it demands. */
  readonly name: string;
  /** A file of `manifests`, without its ending. */
  readonly manifest: string;
  readonly apiKeys?: readonly string[];
  readonly seed?: SeedData;
  readonly faults?: { readonly rules: readonly FaultRule[]; readonly seed?: number };
  /** What goes wrong in the customers' instances. */
  readonly instanceFaults?: readonly {
    readonly provider: string;
    readonly groupRef: string;
    readonly fault: InstanceFault;
  }[];
  readonly steps: readonly (RequestStep | ClockStep)[];
}

/** A request, and what must be answered. */
export interface RequestStep {
  readonly request: {
    /** @default "api" */
    readonly host?: "api" | "write" | "store";
    /** @default "GET" */
    readonly method?: string;
    /** Below the host's base URL. */
    readonly path: string;
    /** @default an API key */
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
    /** A body that is no JSON. */
    readonly text?: string;
  };
  /** A status alone stands for a body that another case is about. */
  readonly answer: ExpectedAnswer | "the connection breaks";
  /** How long the answer takes by the backend's clock, in ms. @default 0 */
  readonly takesMs?: number;
  /** Values to keep, by a JSON Pointer into the answer's body. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** What an answer must be; `body` may hold the matchers of `find-mismatches.ts`. */
export interface ExpectedAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Moves the clock on. */
export interface ClockStep {
  readonly advanceMs: number;
}

/** Tells the steps apart. */
export function isClockStep(step: RequestStep | ClockStep): step is ClockStep {
  return "advanceMs" in step;
}
