import type { FieldMetadata } from "../../src/contract/index.js";
import type { ProviderFailure, ProviderRecord, ProviderWrite } from "../../src/engine/index.js";
import type { DuplicateRule, ObjectFields } from "./object-fields.js";

/** A simulated SaaS: what an instance of it holds before a customer adds anything, and how it takes writes. */
export interface SimulatedProvider {
  name: string;
  /** The standard objects with their fields, by the keys of their names. */
  objects: ReadonlyMap<string, readonly FieldMetadata[]>;
  /** The fields that any other object has, such as a custom one that a manifest names. */
  everyObject: readonly FieldMetadata[];
  /** Whether events that change no watched field can be filtered at the source (contract: QuotaOptimizationConfig). */
  hasQuotaOptimization: boolean;
  /** The name under which an object is kept; names with the same key are the same object. */
  objectKey(name: string): string;
  /** The name under which a field is kept. */
  fieldKey(name: string): string;
  /** The name of a custom field that the API creates; absent where the API creates none. */
  customFieldName?(name: string): string;
  /** What the provider calls what a manifest of the 2023 form names; absent where it takes any name as it is. */
  names2023?: Names2023;
  /** The provider's own name of a type. */
  typeName(valueType: NonNullable<FieldMetadata["valueType"]>): string;
  /** The form in which a record's id is kept. */
  idKey(id: string): string;
  /** Makes an id; `number` counts the records of all instances, `customIndex` is the place of a custom object in its instance. */
  createId(objectKey: string, number: number, customIndex: number): string;
  /** Says what a write leaves in its record, or why it is refused; it changes nothing. */
  check(write: RecordWrite): CheckedWrite;
  /** The keys of the fields of which no two records of an object may have the same value, in any letter case. */
  uniqueKeys(objectKey: string, object: ObjectFields): readonly string[];
  /** Refuses a record whose value another one has: that one's id, unless it is only about to be written in the same call. */
  refuseTaken(taken: {
    objectKey: string;
    field: string;
    value: unknown;
    ownerId: string | undefined;
  }): ProviderFailure;
  /** Refuses a record that a duplicate rule takes for others, by the ids of these; absent where the provider has no such rules. */
  refuseDuplicate?(duplicate: {
    objectKey: string;
    rule: DuplicateRule;
    ids: readonly string[];
    headers: ProviderWrite["headers"];
  }): ProviderFailure | undefined;
  /** Refuses a call that updates a record twice, and says whether the other records of the call are refused with it. */
  refuseRepeated(ids: readonly string[]): { failure: ProviderFailure; isForAll: boolean };
  /** The fields that the provider itself sets. Time in RFC 3339. */
  stamp(record: {
    id: string;
    time: string;
    isNew: boolean;
  }): Iterable<readonly [key: string, value: unknown]>;
  /** Whether `allOrNone` holds for batches of that type. */
  isAtomic(type: ProviderWrite["type"]): boolean;
  /** What becomes of a record that was fine, where another one of an `allOrNone` call failed. */
  rolledBack: ProviderFailure;
  /** The failure that an instance is told to give. */
  fail(
    kind: "rate-limited" | "unavailable" | "refused" | "bad-credentials",
    message?: string,
  ): ProviderFailure;
}

/** The names of a manifest of the 2023 form, in camel case or with dashes, as the provider has them. */
export interface Names2023 {
  /** A standard object, which the manifest names in camel case. */
  standardObject(name: string): string;
  /** An object that installing creates. */
  customObject(name: string): string;
  /** A field that installing creates. */
  customField(name: string): string;
}

/** One record of a write, and what it comes up against. */
export interface RecordWrite {
  readonly type: ProviderWrite["type"];
  readonly isBatch: boolean;
  readonly objectKey: string;
  readonly object: ObjectFields;
  readonly record: ProviderRecord;
  /** The id under which the instance has that record. */
  readonly id: string | undefined;
  /** Whether the instance has the record that an update or a deletion is about. */
  readonly target: "present" | "deleted" | "unknown";
  /** What that record holds, by the keys of its fields. */
  readonly present: ReadonlyMap<string, unknown>;
  /** Whether the instance has a record of that id, in that object or, without one, in any. */
  has(id: string, objectKey?: string): boolean;
  /**
   * Finds the record of an object by a field of which no two records have the same value; without an id where none has that value,
   * `undefined` where the object has no such field.
   */
  findUnique(
    objectName: string,
    fieldName: string,
    value: unknown,
  ): { readonly id: string | undefined } | undefined;
}

/** The values to keep by the keys of their fields, in a map that whoever asked may keep, or why a record is refused. */
export type CheckedWrite =
  | { readonly ok: true; readonly values: Map<string, unknown> }
  | { readonly ok: false; readonly failure: ProviderFailure };
