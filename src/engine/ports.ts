import type { Association, WriteRecord } from "../contract/index.js";
import type { FieldKey } from "../facts/field-identity.js";
import type { RecordKey } from "../facts/record-identity.js";
import type { ProviderCapabilities } from "../facts/provider-capabilities.js";

/** What time it is, and waiting; the engine knows no other time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /**
   * Calls `task` once, at or after the given moment (milliseconds since the epoch), and never within the call itself. Returns the
   * function that calls it off.
   */
  at(timeMs: number, task: () => void): () => void;
}

/** Gives ids that were never given before. */
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
  /** The same for every attempt at this record, so that a provider which already wrote it can say so instead of writing it again. */
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
 * of all its records. What is no result by the type below is a failure that is not tried again.
 */
export interface ProviderPort {
  /** The provider's name, as in a manifest. */
  readonly name: string;
  /** Tells it from all other instances; a snapshot of the engine names it by this. @default none, and writes that wait cannot be in a snapshot */
  readonly key?: string | undefined;
  readonly capabilities: WriteCapabilities;
  /** Tells which names are one field here, also of parts inside a field. @default what the kit knows of a provider of that name */
  readonly fieldKey?: FieldKey | undefined;
  /** Tells which ids are one record's here. @default what the kit knows of a provider of that name */
  readonly recordKey?: RecordKey | undefined;
  /**
   * Writes the records and answers with a result for each, in their order. An object among the values of a field stands for
   * the parts that it has: an update leaves what else the field holds.
   */
  write(call: ProviderWrite): Promise<readonly ProviderResult[]>;
  /** Reads fields of one record for `ifEmpty`; `undefined` where there is no such record. */
  read(call: {
    readonly objectName: string;
    readonly recordId: string;
    readonly fieldNames: readonly string[];
  }): Promise<WriteRecord | undefined>;
}
