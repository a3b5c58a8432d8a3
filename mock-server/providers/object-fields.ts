import type { FieldMetadata } from "../../src/contract/index.js";
import { memoize } from "../../src/json/memoize.js";

/** The rules of a custom field that the contract's metadata does not have. */
export interface FieldLimits {
  fieldName: string;
  maxLength?: number;
  /** Whether no two records may have the same value. */
  isUnique?: boolean;
  /** The value that the provider sets where a new record has none. */
  defaultValue?: string | number;
  /** Whether values outside the list are accepted; used for Salesforce only. */
  allowsOtherValues?: boolean;
}

/** A rule by which a record is a duplicate of an existing one. */
export interface DuplicateRule {
  /** The fields that must all have the same values, in any letter case; an empty field matches nothing. */
  readonly fieldNames: readonly string[];
  /** Whether duplicates are always refused, even with the header that allows them. @default false */
  readonly isBlocking?: boolean;
}

/** The connected user's view of one object of a customer's instance. */
export interface ObjectFields {
  /** Returns the key of a field's name. */
  fieldKey: (name: string) => string;
  /** The fields by their keys, in the provider's order. */
  fields: ReadonlyMap<string, FieldMetadata>;
  limits: ReadonlyMap<string, FieldLimits>;
  /** The duplicate rules, with the fields' keys as `fieldNames`. */
  duplicateRules: readonly DuplicateRule[];
  /** The label, where an installation created the object. */
  displayName: string | undefined;
  /** The keys of the fields that each record must have. */
  required: readonly string[];
  /** Whether the provider, a manifest, a seed, an upsert of metadata or an installation names the object. */
  isKnown: boolean;
  /**
   * Whether `fields` lists all fields: false where neither the provider, a seed nor an installation describes
   * the whole object.
   */
  complete: boolean;
  /** The keys of the fields that a seed hides from the connected user. */
  hidden: ReadonlySet<string>;
}

/** Lists the keys of the fields that must be unique; memoised, because every write asks (bench figure: http). */
export const listUniqueKeys = memoize((limits: ObjectFields["limits"]): readonly string[] =>
  [...limits].filter(([, { isUnique }]) => isUnique).map(([key]) => key),
);

/** Whether the object may have a field of that key which is not in `fields`. */
export function mayHaveField({ complete, hidden }: ObjectFields, key: string): boolean {
  return !complete && !hidden.has(key);
}
