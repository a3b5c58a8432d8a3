import type { InstallationConfigContent, IntegrationContent, WriteRecord } from "../../contract/index.js";
import type { FieldKey } from "../../facts/field-identity.js";
import type { RuleId } from "../../facts/rules/rule.js";

/** What decides how the records of one object are shaped, for one type of write. */
export interface ShapeInput {
  /** As the manifest's write object and the config's keys have it; not the object's `mapToName`. */
  readonly objectName: string;
  readonly type: "create" | "update" | "delete";
  /** The customer's config, saved or still a draft. */
  readonly config: InstallationConfigContent;
  /** The manifest of the integration. */
  readonly integration: IntegrationContent;
  /** Strips every field that no mapping knows; without an inherited mapping it has no effect. @default false */
  readonly removeUnmappedFields?: boolean | undefined;
  /** Tells which names are one field to the provider. @default what the kit knows of the integration's provider */
  readonly fieldKey?: FieldKey | undefined;
}

/** Options for shaping one record. */
export interface ShapeOptions {
  /**
   * The record's present values in the provider's names, for `ifEmpty`; a name that is not there is unset. Nested
   * names may be given as nested values or by the name in brackets. Without it what `ifEmpty` decides stays open.
   */
  readonly present?: Readonly<Record<string, unknown>> | undefined;
  /** Whether to say why each field came out as it did. @default false */
  readonly trace?: boolean | undefined;
}

/** Why one field came out as it did. Names only, never values. */
export interface TraceEntry {
  /** The name that the settings know the field by: the request's, or the one that the default stands under. */
  readonly name: string;
  /** The same name where the request has the field; `undefined` where a default put it there. */
  readonly requestName: string | undefined;
  /** The provider's name; `undefined` where the field is dropped. */
  readonly fieldName: string | undefined;
  /** A default stays `defaulted` also where it is renamed: `fieldName` then differs from `name`. */
  readonly outcome: "written" | "defaulted" | "dropped" | "renamed";
  /** The id of the rule that decided the outcome. */
  readonly rule: RuleId;
  /** JSON Pointer into the config of the setting that decided; absent where the manifest or the request alone did. */
  readonly setting?: string | undefined;
  readonly reason: string;
}

/** What became of a record: the provider's fields, or why there are none. */
export type ShapeResult =
  | {
      readonly ok: true;
      /** The fields to write, in the provider's names; values are the record's own, not copies. */
      readonly fields: Readonly<Record<string, unknown>>;
      /** The record that an update or a deletion is about; absent where the record has no usable id. */
      readonly recordId?: string | undefined;
      /**
       * The provider fields whose present value decides (`ifEmpty`), where `present` was not given; `fields` has them as if
       * they were empty now.
       */
      readonly needsPresent: readonly string[];
      /** One entry for each field of the request and each default; empty unless asked for. */
      readonly trace: readonly TraceEntry[];
    }
  | {
      readonly ok: false;
      /** Two names land on one provider field, or one inside the other. */
      readonly code: "same-field";
      readonly message: string;
      /** The two names, as the settings know them. */
      readonly names: readonly [string, string];
      /** The provider field that the first of them lands on; the other's is the same, or lies inside or around it. */
      readonly fieldName: string;
    };

/** What became of a record, and by which rules: those that its trace names. */
export interface RuledShape {
  readonly result: ShapeResult;
  /** One bit per rule: `1 << number`. */
  readonly rules: number;
}

/** The shaping of one object's records, worked out once for many of them. */
export interface Shape {
  /** Shapes one record; neither the record nor `present` is changed or kept. */
  apply(record: Readonly<WriteRecord>, options?: ShapeOptions): ShapeResult;
}
