import type { FieldPath } from "./bracket-path.js";
import type { FieldMapping } from "./field-mappings.js";
import type { TraceEntry } from "./shape-types.js";

/** What P2 or P7 puts where the request has nothing. */
export interface FieldDefault {
  readonly value: unknown;
  /** The name that the default stands under; another spelling of the plan's name at most. */
  readonly settingName: string;
  readonly rule: "P2" | "P7";
  /** Whether `applyOnUpdate` keeps it out of this type of write (P7). */
  readonly isOff: boolean;
}

/** What the settings say about one name of the request, for one type of write. */
export interface FieldPlan {
  readonly name: string;
  /** Where the request has it. */
  readonly path: FieldPath;
  /** What P3 says, and the name that the setting stands under; `undefined` where the field is always written. */
  readonly policy: { readonly kind: "never" | "ifEmpty"; readonly settingName: string } | undefined;
  readonly mapping: FieldMapping | undefined;
  /** The provider's name of the field, and its path; `undefined` where P5 strips it. */
  readonly target: { readonly fieldName: string; readonly path: FieldPath } | undefined;
  /** Whether a mapping is offered for the name that the customer left out (P5). */
  readonly isOffered: boolean;
  /** The app's values to the provider's, and the name that the map stands under (P4). */
  readonly values:
    { readonly map: Readonly<Record<string, string>>; readonly settingName: string } | undefined;
  readonly fallback: FieldDefault | undefined;
  /** Plans of names that lie inside this one in the request, the deepest first. */
  readonly inner: FieldPlan[];
  /** Plans that land on the same provider field, or on one inside or around it (P6). */
  readonly rivals: FieldPlan[];
  /** The `rivals` that this plan is to be checked against, so that a pair is checked from one side only. */
  readonly earlierRivals: FieldPlan[];
  /** What was explained before: the same for every record, and far dearer than the shaping itself. */
  readonly explained: Map<string, TraceEntry>;
}

/** What compiling makes of an object's settings. */
export interface ObjectPlan {
  /** By the record's own key; a key without a plan is written as it is, or stripped. */
  readonly byKey: ReadonlyMap<string, FieldPlan>;
  /** The plans with a default, in the order of the config. */
  readonly defaults: readonly FieldPlan[];
  /** Whether a key without a plan is stripped (P5). */
  readonly stripsUnknown: boolean;
}
