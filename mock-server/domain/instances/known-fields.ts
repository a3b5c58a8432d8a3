import type { FieldMetadata } from "../../../src/contract/index.js";
import type { DuplicateRule, FieldLimits } from "../../providers/object-fields.js";

/** What a customer's instance has beyond (or short of) the provider's standard fields. */
export interface InstanceFields {
  provider: string;
  objectName: string;
  /** The customer; without it, every customer. */
  groupRef?: string;
  /** Fields that are added, or that replace the standard field of that name. */
  fields?: readonly FieldMetadata[];
  /** Names of fields that the connected user cannot see. */
  hidden?: readonly string[];
  /** The object's active duplicate rules; Salesforce alone has them. @default none */
  duplicateRules?: readonly DuplicateRule[];
}

/** Fields that were seeded, or that an upsert of metadata or an installation added. */
export type KnownFields = InstanceFields & {
  limits?: readonly FieldLimits[];
  /** Whether they came beside others, so that the object may have more of them. */
  isUpserted?: boolean;
  /** The name that people see, of an object that an installation created. */
  displayName?: string;
};
