import type { FieldPath } from "./bracket-path.js";
import type { TraceEntry } from "./shape-types.js";

/** Where a setting stands in the config: the action, and the way from there within the object's part of it. */
export type SettingPath = readonly ["read" | "write", ...string[]];

/** What was decided about a value of the request, or about a default. */
export type Fate =
  | "kept"
  /** Kept by `ifEmpty`: the provider's field is empty. */
  | "empty"
  /** Kept by `ifEmpty` for now: nobody said whether the provider's field is empty. */
  | "open"
  /** Dropped by `ifEmpty`: the provider's field has a value. */
  | "filled"
  /** Dropped by `writeOnCreate` or `writeOnUpdate`. */
  | "never"
  /** Dropped for want of a mapping. */
  | "stripped"
  /** A default whose provider field the request has under another name. */
  | "present"
  /** A default that `applyOnUpdate` keeps out. */
  | "off";

/** When a field is not written (P3). */
export interface FieldPolicy {
  readonly kind: "never" | "ifEmpty";
  readonly setting: SettingPath;
}

/** What is written where the request has nothing (P2, P7). */
export interface FieldDefault {
  readonly value: unknown;
  readonly rule: "P2" | "P7";
  readonly setting: SettingPath;
  /** Whether `applyOnUpdate` keeps it out of this type of write (P7). */
  readonly isOff?: boolean;
}

/** Where a mapped name leads (P4). */
export interface FieldMapping {
  /** The provider's name, perhaps in brackets. */
  readonly fieldName: string;
  /** `undefined` where the manifest itself maps the field. */
  readonly setting: SettingPath | undefined;
}

/** The app's values to the provider's (P4). */
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
  readonly fallback: FieldDefault | undefined;
  readonly mapping: FieldMapping | undefined;
  readonly values: ValueMapping | undefined;
  /** The provider's name of the field, perhaps in brackets. */
  readonly fieldName: string;
  /** Where the provider has it; `undefined` where the field is stripped (P5). */
  readonly target: FieldPath | undefined;
  /** Whether a mapping is offered for the name that the customer left out (P5). */
  readonly isOffered: boolean;
  /** Plans of names that lie inside this one in the request, the deepest first. */
  readonly inner: FieldPlan[];
  /** Plans that land on the same provider field, or on one inside or around it (P6). */
  readonly rivals: FieldPlan[];
  /** The number of the last run of which the request had a value for it, dropped or not. */
  requestedIn: number;
  /** The number of the last run that wrote it. */
  keptIn: number;
  /** What was explained before: it is the same for every record, and far dearer than the shaping itself. */
  readonly explained: { [TFate in Fate]?: TraceEntry[] };
}

/** What compiling makes of an object's settings and mappings. */
export interface ObjectPlan {
  /** By the record's own key; a key without a plan is written as it is, or stripped. */
  readonly byKey: ReadonlyMap<string, FieldPlan>;
  /** The plans with a default, in the order of the config. */
  readonly defaults: readonly FieldPlan[];
  /** Whether a key without a plan is stripped (P5). */
  readonly stripsUnknown: boolean;
  /** How many records were shaped by it. */
  runs: number;
}
