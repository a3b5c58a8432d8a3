import type { FieldMapping, FieldPath } from "../../config/record-names.js";
import type { FieldKey } from "../../facts/field-identity.js";

/** Where a setting stands in a config: the action, then the path inside the object's config. */
export type SettingPath = readonly ["read" | "write", ...string[]];

export type { FieldMapping, FieldPath } from "../../config/record-names.js";

/** What was decided about a value of the request, or about a default. */
export type Decision =
  | "kept"
  /** Kept by `ifEmpty`: the provider's field is empty. */
  | "empty"
  /** Kept by `ifEmpty` for now: it is not known whether the provider's field is empty. */
  | "open"
  /** Dropped by `ifEmpty`: the provider's field has a value. */
  | "filled"
  /** Dropped by `writeOnCreate` or `writeOnUpdate`. */
  | "never"
  /** Dropped because it has no mapping. */
  | "stripped"
  /** A default that is dropped: the request or another default writes its provider field. */
  | "present"
  /** A default that is dropped: the request has its field or a part of it, but does not write the whole field. */
  | "asked"
  /** A default that is dropped by `applyOnUpdate`. */
  | "off";

/** When a field is written. */
export interface FieldPolicy {
  readonly kind: "always" | "ifEmpty" | "never";
  readonly setting: SettingPath;
  /** The reference (`AccountId`) whose place another record takes (`Account`): `ifEmpty` then looks at the reference. */
  readonly reference?: string | undefined;
}

/** What is written where the request has no value. */
export interface FieldDefault {
  readonly value: unknown;
  readonly setting: SettingPath;
  /** Whether it is of the older form, `selectedValueDefaults`. */
  readonly isOlder: boolean;
  /** Whether another default of the same field is used instead. */
  readonly isPassedOver?: boolean;
  /** Whether `applyOnUpdate` keeps it out of this type of write. */
  readonly isOff: boolean;
}

/** How the app's values become the provider's. */
export interface ValueMapping {
  readonly map: Readonly<Record<string, string>>;
  readonly setting: SettingPath;
}

/** What config and manifest say about one name of the request, for one type of write. */
export interface FieldPlan {
  readonly name: string;
  /** Where the request has it. */
  readonly path: FieldPath;
  /** `undefined` where the field is always written. */
  readonly policy: FieldPolicy | undefined;
  readonly mapping: FieldMapping | undefined;
  readonly values: ValueMapping | undefined;
  /** The provider's name of the field, perhaps in brackets. */
  readonly fieldName: string;
  /** The field's place at the provider; `undefined` where the field is stripped. */
  readonly target: FieldPath | undefined;
  /** The field whose settings count: the target, or the part that a name in brackets stands for. */
  readonly place: FieldPath | undefined;
  /** Whether a mapping is offered for the name, mapped by the customer or not. */
  readonly isOffered: boolean;
  /** The parts inside this field that have a plan of their own, deepest first. */
  readonly inner: readonly InnerPlan[];
  /** The plan used instead for an object value that names another record: `Account: {…}` in place of `AccountId`. */
  readonly reference: FieldPlan | undefined;
  /** The number of the reference's target, where this field lies inside such an object. */
  readonly referenceNumber: number | undefined;
  /** The plan's number and its target's, which all names of one field share. A run keeps its notes by these numbers. */
  readonly number: number;
  readonly targetNumber: number;
}

/** A plan for a part of a value. */
export interface InnerPlan {
  readonly plan: FieldPlan;
  /** Where the part lies in the value. */
  readonly path: FieldPath;
  /** Whether the part also lies inside the value's own field at the provider. */
  readonly isInside: boolean;
}

/** A default and the plan of its field. */
export interface DefaultPlan {
  /** The default's name in the config. */
  readonly name: string;
  readonly fallback: FieldDefault;
  readonly plan: FieldPlan;
  /** The target number of the part that a name in brackets means. A record may have that part inside the outer field, too. */
  readonly partNumber: number | undefined;
  /** The number of the reference's target, where the default says which record the reference points to. */
  readonly toldNumber: number | undefined;
}

/** What compiling makes of an object's settings and mappings; it is frozen. */
export interface ObjectPlan {
  readonly fieldKey: FieldKey;
  readonly provider: string;
  /** By the key of the record's own name; a name without a plan is written as it is, or stripped. */
  readonly byKey: ReadonlyMap<string, FieldPlan>;
  /** In the order of the config. */
  readonly defaults: readonly DefaultPlan[];
  /** Whether a name without a plan is stripped. */
  readonly stripsUnknown: boolean;
  /** How many plans there are; their numbers are 0 to `count - 1`. */
  readonly count: number;
  /**
   * Makes a plan for a name that `byKey` lacks: one in brackets, or one that may stand for a reference. `undefined` where no
   * setting applies to the field that the name means.
   */
  readonly planLate: (name: string) => FieldPlan | undefined;
}
