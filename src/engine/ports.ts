import type { Association, WriteRecord } from "../contract/index.js";
import type { FieldKey } from "../facts/field-identity.js";
import type { RecordKey } from "../facts/record-identity.js";
import type { ProviderCapabilities } from "../facts/provider-capabilities.js";

/** Tells the time and runs tasks later; the engine uses no other clock or timer. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls `task` once, at or after the given moment (milliseconds since the epoch), and never before `at` has returned. Returns
   * the function that cancels it.
   */
  at(timeMs: number, task: () => void): () => void;
}

/** Gives unique ids. */
export interface Ids {
  next(): string;
}

/** Gives numbers from 0 up to, but not including, 1. */
export interface Random {
  next(): number;
}

/** What a provider is able to do in a write; for the providers that the kit knows, see `providerCapabilities`. */
export type WriteCapabilities = Pick<
  ProviderCapabilities,
  "batch" | "deletion" | "ifEmpty" | "associations" | "headers"
>;

/** One record on its way to the provider, in the provider's own field names. */
export interface ProviderRecord {
  /** The same for every attempt at this record, so that a provider that already wrote it need not write it again. */
  readonly idempotencyKey: string;
  /** The provider's id; for updates and deletions. */
  readonly recordId?: string | undefined;
  readonly fields: WriteRecord;
  readonly associations?: readonly Association[] | undefined;
}

/** Why a provider did not write a record. */
export interface ProviderFailure {
  readonly message: string;
  /** The provider's own error code. */
  readonly code?: string | undefined;
  /** Whether trying again later may help: quota, 429, 5xx, time-out. */
  readonly isRetryable: boolean;
  /** The record itself was fine; it was undone because another one of an `allOrNone` call failed. */
  readonly isRolledBack?: boolean | undefined;
  /** How long the provider asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The provider's answer as it came. */
  readonly rawResponse?: string | undefined;
}

/** What became of one record. */
export type ProviderResult =
  | { readonly ok: true; readonly recordId: string; readonly data?: WriteRecord | undefined }
  | { readonly ok: false; readonly failure: ProviderFailure };

/** One call to a provider. */
export interface ProviderWrite {
  readonly type: "create" | "update" | "delete";
  /** The provider's name of the object. */
  readonly objectName: string;
  readonly records: readonly ProviderRecord[];
  /** Whether one failure undoes all; only for more than one record. */
  readonly allOrNone: boolean;
  /** Headers to hand on. */
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}

/**
 * A customer's SaaS instance. Failures are values; a call that throws, or does not answer in time, counts as a retryable failure
 * of all its records. An answer that does not match the types below is a failure that is not retried.
 */
export interface ProviderPort {
  /** The provider's name, as in a manifest. */
  readonly name: string;
  /**
   * Identifies this instance among all others; a snapshot of the engine refers to it by this key.
   * @default none, and writes that wait cannot be in a snapshot
   */
  readonly key?: string | undefined;
  readonly capabilities: WriteCapabilities;
  /** Gives all names of a field, or of a part inside it, one key. @default what the kit knows of a provider of that name */
  readonly fieldKey?: FieldKey | undefined;
  /** Gives ids of the same record the same key. @default what the kit knows of a provider of that name */
  readonly recordKey?: RecordKey | undefined;
  /**
   * Writes the records and answers with a result for each, in their order. If a field's value is an object, an update merges
   * it into the field: parts that the object does not have stay as they are.
   */
  write(call: ProviderWrite): Promise<readonly ProviderResult[]>;
  /** Reads fields of one record for `ifEmpty`; `undefined` where there is no such record. */
  read(call: {
    readonly objectName: string;
    readonly recordId: string;
    readonly fieldNames: readonly string[];
  }): Promise<WriteRecord | undefined>;
}
