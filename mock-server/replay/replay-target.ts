import type { ComparedAnswer } from "../compare/answer.js";
import type { NamedThings } from "../compare/stand-ins.js";
import type { ApiRequest } from "../compare/translate-request.js";

/** The answer of a target, or why there is none. */
export type TargetAnswer =
  | {
      readonly ok: true;
      readonly answer: ComparedAnswer;
      /** The ids of the rules behind a mock's answer; empty for a service. */
      readonly rules: readonly string[];
      /** The target's present time, where it is known. */
      readonly nowMs: number | undefined;
    }
  | { readonly ok: false; readonly message: string };

/** The mock or service that a recording is played against. */
export interface ReplayTarget {
  /** The name in the report. */
  readonly name: string;
  /** Whether it is a mock in this process: requests that change something, and those about credentials, harm nobody there. */
  readonly isMock: boolean;
  send(request: ApiRequest): Promise<TargetAnswer>;
  /** Lists its projects and integrations; `project` is the one that the recording names. */
  listThings(project: string): Promise<NamedThings>;
  /** Moves its clock on as far as time passed in the recording, where it is a virtual clock. */
  pass(ms: number): Promise<void>;
}
