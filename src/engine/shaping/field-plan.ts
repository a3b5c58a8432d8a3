import type { FieldMapping, FieldPath } from "../../config/record-names.js";
import type { FieldKey } from "../../facts/field-identity.js";

/** Where a setting stands in a config: the action, and the way from there within the object's part of it. */
export type SettingPath = readonly ["read" | "write", ...string[]];

export type { FieldMapping, FieldPath } from "../../config/record-names.js";

/** What was decided about a value of the request, or about a default. */
export type Decision =
  | "kept"
  /** Kept by `ifEmpty`: the provider's field is empty. */
  | "empty"
  /** Kept by `ifEmpty` for now: nobody said whether the provider's field is empty. */
  | "open"
  /** Dropped by `ifEmpty`: the provider's field has a value. */
  | "filled"
  /** Dropped by `writeOnCreate` or `writeOnUpdate`. */
  | "never"
  /** Dropped because it has no mapping. */
  | "stripped"
  /** A default whose provider field something else writes. */
  | "present"
  /** A default whose field the request has, whole or in parts, but does not write as a whole. */
  | "asked"
  /** A default that `applyOnUpdate` keeps out. */
  | "off";

/** When a field is written. */
export interface FieldPolicy {
  readonly kind: "always" | "ifEmpty" | "never";
  readonly setting: SettingPath;
  /** The reference that it is about, where another record is named in its place: whether that is empty counts. */
  readonly reference?: string | undefined;
}

/** What is written where the request has nothing. */
export interface FieldDefault {
  readonly value: unknown;
  readonly setting: SettingPath;
  /** Whether it is of the older form, `selectedValueDefaults`. */
  readonly isOlder: boolean;
  /** Whether another default of the field counts in its place. */
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
  /** `undefined` where nothing but the field itself decides. */
  readonly policy: FieldPolicy | undefined;
  readonly mapping: FieldMapping | undefined;
  readonly values: ValueMapping | undefined;
  /** The provider's name of the field, perhaps in brackets. */
  readonly fieldName: string;
  /** The field's place at the provider; `undefined` where the field is stripped. */
  readonly target: FieldPath | undefined;
  /** The field whose settings count: the target, or the part that a name in brackets stands for. */
  readonly place: FieldPath | undefined;
  /** Whether a mapping is offered for the name that the customer left out. */
  readonly isOffered: boolean;
  /** Names inside this one that are decided on apart, the deepest first. */
  readonly inner: readonly InnerPlan[];
  /** The plan in its place for a value that is an object, where that names another record in the place of a reference. */
  readonly reference: FieldPlan | undefined;
  /** The number of that reference's target, where this one lies inside what names the record. */
  readonly referenceNumber: number | undefined;
  /** The number of the plan, and that of its target, which all names of one field share: a run notes by them. */
  readonly number: number;
  readonly targetNumber: number;
}

/** A plan for a part of a value. */
export interface InnerPlan {
  readonly plan: FieldPlan;
  /** Where the part lies in the value. */
  readonly path: FieldPath;
  /** Whether the provider has it inside the value's own field, too. */
  readonly isInside: boolean;
}

/** A default and the plan of its field. */
export interface DefaultPlan {
  /** The name that it stands under. */
  readonly name: string;
  readonly fallback: FieldDefault;
  readonly plan: FieldPlan;
  /** The number of the part that a name in brackets means, which a record may also have inside the field around it. */
  readonly partNumber: number | undefined;
  /** The number of the reference's target, where the default tells which record that is to. */
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
  /** How many plans there are; their numbers are below it. */
  readonly count: number;
  /**
   * Makes a plan for a name that `byKey` lacks: one in brackets, or one that may stand for a reference; `undefined` where no
   * setting is about what it means.
   */
  readonly planLate: (name: string) => FieldPlan | undefined;
}
