import type { FieldMetadata } from "../../src/contract/index.js";

/** What a provider knows of a custom field beyond the contract's metadata. */
export interface FieldLimits {
  fieldName: string;
  maxLength?: number;
  /** Whether no two records may have the same value. */
  isUnique?: boolean;
  /** Set by the provider where a new record lacks the field. */
  defaultValue?: string | number;
  /** Whether other values than the listed ones are taken; only where the provider has such fields. */
  allowsOtherValues?: boolean;
}

/** When a provider takes a record for one that is there already. */
export interface DuplicateRule {
  /** The fields that such records have the same values of, all of them, in any letter case; an empty one matches none. */
  readonly fieldNames: readonly string[];
  /** Whether nobody can save such a record, header or not. @default false */
  readonly isBlocking?: boolean;
}

/** What the connected user sees of one object of a customer's instance. */
export interface ObjectFields {
  /** The key of a field's name. */
  fieldKey: (name: string) => string;
  /** By the key of the field's name, in the order in which a provider lists them. */
  fields: ReadonlyMap<string, FieldMetadata>;
  limits: ReadonlyMap<string, FieldLimits>;
  /** By the keys of the fields' names. */
  duplicateRules: readonly DuplicateRule[];
  /** The name that people see, where an installation gave the object one. */
  displayName: string | undefined;
  /** The keys of the fields that a record cannot do without. */
  required: readonly string[];
  /** Whether anything names the object: the provider itself, a manifest, a seed or an upsert of metadata. */
  isKnown: boolean;
  /** Whether the fields are all there are: false for an object that neither the provider nor a seed describes. */
  complete: boolean;
  /** Keys of the names that a seed hides from the connected user. */
  hidden: ReadonlySet<string>;
}

/** Whether the object may take a field of that key that nothing describes. */
export function mayHaveField({ complete, hidden }: ObjectFields, key: string): boolean {
  return !complete && !hidden.has(key);
}
