import type { WriteRecord } from "../../src/contract/index.js";
import type {
  ProviderFailure,
  ProviderPort,
  ProviderResult,
  ProviderWrite,
  WriteCapabilities,
} from "../../src/engine/index.js";
import { providerCapabilities } from "../../src/manifest/index.js";

/** What goes wrong in one call; nothing does where there is none. */
export type CallFault =
  /** The call throws before anything is written. */
  | { kind: "unreachable"; message?: string }
  /** Everything is written, and the answer is lost. */
  | { kind: "lost answer" }
  /** The call never answers; nothing is written. */
  | { kind: "hangs" }
  /** Everything is written, and the call never answers. */
  | { kind: "silent" }
  /** Everything is written and answered after a wait: nobody may listen any more, and the records may have been sent again. */
  | { kind: "late"; wait: () => Promise<void> }
  /** Everything is written, and the answer is none that a port may give. */
  | { kind: "nonsense" }
  /** Everything is written, and the answer holds what JSON has no form for. */
  | { kind: "untellable" }
  /** The call throws an error without a text before anything is written. */
  | { kind: "textless" }
  /** These records, by their places in the call, are refused. */
  | { kind: "refused"; failures: ReadonlyMap<number, ProviderFailure> };

/** A provider that keeps its records in memory and remembers what was asked of it. */
export interface InMemoryProvider extends ProviderPort {
  readonly calls: ProviderWrite[];
  readonly reads: { objectName: string; recordId: string; fieldNames: readonly string[] }[];
  /** The idempotency keys of what was written, each time it was. */
  readonly commits: string[];
  /** The records by their ids. */
  readonly records: Map<string, WriteRecord>;
}

const forEver = new Promise<never>(() => undefined);

const none: WriteCapabilities = {
  batch: false,
  deletion: false,
  ifEmpty: false,
  associations: false,
  headers: false,
};

/**
 * Creates a provider that does as `fault` says, call by call. New records get the ids `<name>-1`, `<name>-2` and so on; a
 * record whose idempotency key was written before is not written again. `beforeWrite` is awaited in every call.
 */
export function createInMemoryProvider(options: {
  name?: string;
  capabilities?: WriteCapabilities;
  records?: Readonly<Record<string, WriteRecord>>;
  fault?: (call: ProviderWrite, callNumber: number) => CallFault | undefined;
  readFault?: (readNumber: number) => Error | undefined;
  beforeWrite?: () => Promise<void>;
}): InMemoryProvider {
  const { name = "salesforce", capabilities = providerCapabilities.get(name) ?? none } = options;
  const records = new Map(Object.entries(options.records ?? {}));
  const calls: ProviderWrite[] = [];
  const reads: InMemoryProvider["reads"] = [];
  const commits: string[] = [];
  const answers = new Map<string, ProviderResult>();
  let created = 0;

  function commit({ type }: ProviderWrite, record: ProviderWrite["records"][number]): ProviderResult {
    const { idempotencyKey, fields } = record;
    const known = answers.get(idempotencyKey);
    if (known) return known;
    if (type === "create") created += 1;
    const recordId = type === "create" ? `${name}-${String(created)}` : (record.recordId ?? "");
    if (type === "delete") records.delete(recordId);
    else records.set(recordId, { ...records.get(recordId), ...fields });
    commits.push(idempotencyKey);
    const result: ProviderResult = { ok: true, recordId, data: { ...fields } };
    answers.set(idempotencyKey, result);
    return result;
  }

  return {
    name,
    capabilities,
    calls,
    reads,
    commits,
    records,
    async write(call) {
      calls.push(call);
      const fault = options.fault?.(call, calls.length);
      await options.beforeWrite?.();
      if (fault?.kind === "hangs") return forEver;
      if (fault?.kind === "late") await fault.wait();
      if (fault?.kind === "unreachable") throw new Error(fault.message ?? "connect ECONNREFUSED");
      if (fault?.kind === "textless") throw Object.assign(new Error(), { message: undefined });
      const failures = fault?.kind === "refused" ? fault.failures : new Map<number, ProviderFailure>();
      if (call.allOrNone && call.records.some((_, place) => failures.has(place))) {
        const message = "Rolled back because another record failed";
        const rolledBack = { message, isRetryable: false, isRolledBack: true };
        return call.records.map((_, place) => ({ ok: false, failure: failures.get(place) ?? rolledBack }));
      }
      const results = call.records.map((record, place): ProviderResult => {
        const failure = failures.get(place);
        return failure ? { ok: false, failure } : commit(call, record);
      });
      if (fault?.kind === "lost answer") throw new Error("socket hang up");
      if (fault?.kind === "silent") return forEver;
      if (fault?.kind === "untellable") return results.map((result) => ({ ...result, data: { amount: 1n } }));
      if (fault?.kind === "nonsense") return [null, 7, {}] as unknown as ProviderResult[];
      return results;
    },
    read(call) {
      reads.push(call);
      const error = options.readFault?.(reads.length);
      return error ? Promise.reject(error) : Promise.resolve(records.get(call.recordId));
    },
  };
}

/** A failure that may pass. */
export const busy: ProviderFailure = { message: "Too many requests", code: "429", isRetryable: true };

/** A failure that stays. */
export const invalid: ProviderFailure = {
  message: "Email is not valid",
  code: "INVALID",
  isRetryable: false,
};

/** The fault in which those records, by their places in the call, fail so. */
export function refuse(failure: ProviderFailure, ...places: number[]): CallFault {
  return { kind: "refused", failures: new Map(places.map((place) => [place, failure])) };
}
