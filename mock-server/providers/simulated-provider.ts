import type { FieldMetadata } from "../../src/contract/index.js";
import type { ProviderFailure, ProviderRecord, ProviderWrite } from "../../src/engine/index.js";
import type { DuplicateRule, ObjectFields } from "./object-fields.js";

/** A simulated SaaS: the fields of its objects, and its rules for writes. */
export interface SimulatedProvider {
  name: string;
  /** The standard objects with their fields, by the keys of their names. */
  objects: ReadonlyMap<string, readonly FieldMetadata[]>;
  /** The fields of every other object, such as a custom one. */
  everyObject: readonly FieldMetadata[];
  /**
   * Whether the provider can filter out events that change no watched field (contract:
   * QuotaOptimizationConfig).
   */
  hasQuotaOptimization: boolean;
  /** Returns the key of an object's name; names with the same key are the same object. */
  objectKey(name: string): string;
  /** Returns the key of a field's name. */
  fieldKey(name: string): string;
  /**
   * Returns the provider's name of a custom field that the API creates; absent where the API cannot create
   * fields.
   */
  customFieldName?(name: string): string;
  /** The provider's names for a manifest of the 2023 form; absent where the names stay as they are. */
  names2023?: Names2023;
  /** Returns the provider's name of a type. */
  typeName(valueType: NonNullable<FieldMetadata["valueType"]>): string;
  /** Returns an id in the form in which it is stored. */
  idKey(id: string): string;
  /**
   * Makes an id. `number` counts the records of all instances; `customIndex` is the place of a custom object
   * in its instance.
   */
  createId(objectKey: string, number: number, customIndex: number): string;
  /** Checks a write: returns the values to store, or why the record is refused. Changes nothing. */
  check(write: RecordWrite): CheckedWrite;
  /**
   * Returns the keys of an object's unique fields: no two records have the same value, in any letter case.
   */
  uniqueKeys(objectKey: string, object: ObjectFields): readonly string[];
  /**
   * Makes the failure of a record whose value another record has. `ownerId` is that record's id, `undefined`
   * where the same call is about to write it.
   */
  refuseTaken(taken: {
    objectKey: string;
    field: string;
    value: unknown;
    ownerId: string | undefined;
  }): ProviderFailure;
  /**
   * Makes the failure of a record that is a duplicate by a rule, `undefined` where the headers allow it;
   * `ids` are those of the matching records. Absent where the provider has no such rules.
   */
  refuseDuplicate?(duplicate: {
    objectKey: string;
    rule: DuplicateRule;
    ids: readonly string[];
    headers: ProviderWrite["headers"];
  }): ProviderFailure | undefined;
  /**
   * Makes the failure of records that a call updates twice; `isForAll` says whether the other records of the
   * call fail, too.
   */
  refuseRepeated(ids: readonly string[]): { failure: ProviderFailure; isForAll: boolean };
  /** Sets the fields that the provider itself sets; `time` is in RFC 3339. */
  stamp(
    record: { id: string; time: string; isNew: boolean },
    set: (key: string, value: unknown) => void,
  ): void;
  /** Whether a batch of that type supports `allOrNone`. */
  isAtomic(type: ProviderWrite["type"]): boolean;
  /** The failure of a valid record of an `allOrNone` call in which another record failed. */
  rolledBack: ProviderFailure;
  /** Makes the failure of a fault that a test asked for. */
  fail(
    kind: "rate-limited" | "unavailable" | "refused" | "bad-credentials",
    message?: string,
  ): ProviderFailure;
}

/** Converts the names of a manifest of the 2023 form, in camel case or with dashes, to the provider's. */
export interface Names2023 {
  /** A standard object, which the manifest names in camel case. */
  standardObject(name: string): string;
  /** A custom object, which installing creates. */
  customObject(name: string): string;
  /** A custom field, which installing creates. */
  customField(name: string): string;
}

/** One record of a write, and the state of the instance that it is checked against. */
export interface RecordWrite {
  readonly type: ProviderWrite["type"];
  readonly isBatch: boolean;
  readonly objectKey: string;
  readonly object: ObjectFields;
  readonly record: ProviderRecord;
  /** The stored id of the record that the write changes; `undefined` where there is none. */
  readonly id: string | undefined;
  /** The state of the record that an update or a deletion names. */
  readonly target: "present" | "deleted" | "unknown";
  /** The present values of that record, by the keys of its fields. */
  readonly present: ReadonlyMap<string, unknown>;
  /** Whether a record of that id exists and is not deleted; without `objectKey`, in any object. */
  has(id: string, objectKey?: string): boolean;
  /**
   * Finds the record of an object by a unique field. The `id` is `undefined` where no record has the value;
   * the result is `undefined` where the object has no such unique field.
   */
  findUnique(
    objectName: string,
    fieldName: string,
    value: unknown,
  ): { readonly id: string | undefined } | undefined;
}

/**
 * The values to store, by the keys of their fields, or why a record is refused. The caller may keep the map.
 */
export type CheckedWrite =
  | { readonly ok: true; readonly values: Map<string, unknown> }
  | { readonly ok: false; readonly failure: ProviderFailure };
