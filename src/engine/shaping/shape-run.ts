import type { JsonObject } from "../../json/object.js";
import type { FieldPath, ObjectPlan } from "./field-plan.js";
import type { ShapeInput, ShapeOptions, TraceEntry } from "./shape-types.js";
import type { Explain } from "./trace.js";

/** The state of shaping one record. The plan is frozen and shared by all records; the rest belongs to this record. */
export interface ShapeRun {
  readonly type: ShapeInput["type"];
  /** The number of the record among those of its plan. */
  readonly number: number;
  readonly plan: ObjectPlan;
  readonly present: ShapeOptions["present"];
  /** `undefined` where nobody wants the trace. */
  readonly explain: Explain | undefined;
  readonly fields: JsonObject;
  needsPresent: readonly string[];
  readonly trace: TraceEntry[];
  /** The rules that decided, as one bit each. */
  rules: number;
  /** Bits about a plan (`isTold`) or about a target (`hasValue`, `isWritten`), by its number. */
  readonly notes: Uint8Array;
  /** The fields of the record that are written, in its order. */
  readonly placed: PlacedField[];
  /** Whether one of them lies inside another field. */
  hasNested: boolean;
  /** Two names that land on one field. */
  clash: Clash | undefined;
}

/** The record's value under the plan's name is decided and in the trace. */
export const isTold = 1;
/** The record has a value for the target, whether it is written or dropped. */
export const hasValue = 2;
/** The target is written. */
export const isWritten = 4;

/** Notes something of a plan or a target. */
export function note({ notes }: ShapeRun, number: number, bit: number): void {
  notes[number] = (notes[number] ?? 0) | bit;
}

/** Whether something was noted. */
export function isNoted({ notes }: ShapeRun, number: number, bit: number): boolean {
  return ((notes[number] ?? 0) & bit) > 0;
}

/** A field that is written, by the name that the record has it under. */
export interface PlacedField {
  readonly name: string;
  readonly fieldName: string;
  readonly target: FieldPath;
  readonly value: unknown;
}

/** Two names that land on one provider field, in the order of the record. */
export type Clash = readonly [Pick<PlacedField, "name" | "fieldName">, Pick<PlacedField, "name">];
