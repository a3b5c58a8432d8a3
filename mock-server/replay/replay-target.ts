import type { ComparedAnswer } from "../compare/answer.js";
import type { NamedThings } from "../compare/stand-ins.js";
import type { ApiRequest } from "../compare/translate-request.js";

/** What a target answers, or why it did not. */
export type TargetAnswer =
  | {
      readonly ok: true;
      readonly answer: ComparedAnswer;
      /** The rules by which a mock made it. */
      readonly rules: readonly string[];
      /** The present by the target's clock, where it is known. */
      readonly nowMs: number | undefined;
    }
  | { readonly ok: false; readonly message: string };

/** What a recording is played against. */
export interface ReplayTarget {
  /** As the report names it. */
  readonly name: string;
  /** Whether its state is its own, so that it may be changed, and credentials in requests harm nobody. */
  readonly isMock: boolean;
  send(request: ApiRequest): Promise<TargetAnswer>;
  /** Tells its project and integrations; `project` is what the recording names. */
  listThings(project: string): Promise<NamedThings>;
  /** Has time pass as in the recording, where its clock can. */
  pass(ms: number): Promise<void>;
}
