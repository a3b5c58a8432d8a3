import type { FieldMetadata } from "../../../src/contract/index.js";
import type { DuplicateRule, FieldLimits } from "../../providers/object-fields.js";

/** The fields that a customer's instance has in addition to the provider's standard fields, or lacks. */
export interface InstanceFields {
  provider: string;
  objectName: string;
  /** The customer's group; without it, the fields are those of every group. */
  groupRef?: string;
  /** Fields to add; one with the name of a standard field replaces it. */
  fields?: readonly FieldMetadata[];
  /** Names of fields that the connected user cannot see. */
  hidden?: readonly string[];
  /** The object's active duplicate rules; only Salesforce has them. @default none */
  duplicateRules?: readonly DuplicateRule[];
}

/** Fields from a seed, an upsert of metadata or an installation. */
export type KnownFields = InstanceFields & {
  limits?: readonly FieldLimits[];
  /** Whether the fields were added to an existing object, so that it may have others, too. */
  isUpserted?: boolean;
  /** The label of an object that an installation created. */
  displayName?: string;
};
