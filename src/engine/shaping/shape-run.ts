import type { JsonObject } from "../../json/object.js";
import type { FieldPath, ObjectPlan } from "./field-plan.js";
import type { ShapeInput, ShapeOptions, TraceEntry } from "./shape-types.js";
import type { Explain } from "./trace.js";

/** The shaping of one record: what it goes by, and what is noted on the way. Plans are shared by all records and frozen. */
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
  /** The rules that decided; a bit for each. */
  rules: number;
  /** What is known of a plan (`isTold`) or of its target (`hasValue`, `isWritten`), by its number; a bit for each. */
  readonly notes: Uint8Array;
  /** The fields of the record that are written, in its order. */
  readonly placed: PlacedField[];
  /** Whether one of them lies inside another field. */
  hasNested: boolean;
  /** Two names that land on one field. */
  clash: Clash | undefined;
}

/** The trace tells of a value under the plan's name. */
export const isTold = 1;
/** The record has a value for the target, whatever became of it and of its parts. */
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
