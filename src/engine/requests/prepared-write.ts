import type { InstallationConfigContent, WriteConfigObject, WriteRequest } from "../../contract/index.js";
import type { RuleId } from "../../facts/rules/rule.js";
import type { PendingRecord } from "../delivery/delivery.js";
import type { RequestNote } from "../operations/log-event.js";
import type { NewOperation } from "../operations/operation-record.js";
import type { ProviderPort } from "../ports.js";

/** A request that keeps the contract, and whose object is found. */
export interface FoundWrite {
  readonly request: WriteRequest;
  /** The object as the request's path names it. */
  readonly requestedName: string;
  readonly newOperation: NewOperation;
  readonly provider: ProviderPort;
  /** The parts of the request that have no effect. */
  readonly notes: RequestNote[];
  /** The installation's whole config, and its part about the object. */
  readonly config: InstallationConfigContent;
  readonly objectConfig: WriteConfigObject;
}

/** A write that is accepted: it gets an operation. */
export interface PreparedWrite extends Omit<FoundWrite, "config" | "objectConfig"> {
  /** Whether one failure undoes the whole batch. */
  readonly allOrNone: boolean;
  /** In the order of the request; all have failed if the provider's port broke. */
  readonly records: readonly PendingRecord[];
  /** The rules that applied to it. */
  readonly rules: readonly RuleId[];
}
