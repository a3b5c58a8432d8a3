import { own, setOwn } from "../../json/object.js";
import type { FieldPath, FieldPlan } from "./field-plan.js";
import { nameIn, putPart } from "./nested-values.js";
import { hasValue, isNoted, isWritten, note, type PlacedField, type ShapeRun } from "./shape-run.js";

/** Writes a field of the record. One that lies inside another field is left to `placeNested`. */
export function placeField(run: ShapeRun, field: PlacedField, { targetNumber }: FieldPlan): void {
  run.placed.push(field);
  if (field.target.length > 1) {
    run.hasNested = true;
    return;
  }
  const [name = ""] = field.target;
  // A late plan (`planLate`) has no note unless it shares a target. Then only the fields written so far show a clash.
  const isPlanned = targetNumber < run.plan.count;
  if (
    isPlanned ? isNoted(run, targetNumber, isWritten) : nameIn(run.fields, name, run.plan.fieldKey) !== name
  )
    noteClash(run, field, run.placed);
  note(run, targetNumber, isWritten);
  setOwn(run.fields, name, field.value);
}

/** Writes the nested fields into the fields around them, and keeps what else those hold. */
export function placeNested(run: ShapeRun): void {
  // A field goes before what lies inside it.
  const outerFirst = [...run.placed].sort((a, b) => a.target.length - b.target.length);
  outerFirst.forEach((field, index) => {
    if (run.clash) return;
    if (field.target.length === 1 || placePart(run, field.target, field.value)) return;
    noteClash(run, field, outerFirst.slice(0, index));
  });
}

/** Writes a default unless its place, or one on the way to it, is taken; returns whether it was written. */
export function placeDefault(
  run: ShapeRun,
  target: FieldPath,
  value: unknown,
  { targetNumber, referenceNumber }: FieldPlan,
): boolean {
  run.hasNested ||= target.length > 1;
  if (run.hasNested ? !placePart(run, target, value) : isNoted(run, targetNumber, isWritten)) return false;
  if (!run.hasNested) setOwn(run.fields, target[0] ?? "", value);
  note(run, targetNumber, isWritten);
  if (referenceNumber !== undefined) note(run, referenceNumber, hasValue);
  return true;
}

/** Writes a value at a target unless that is taken; returns whether it was written. */
function placePart({ fields, plan }: ShapeRun, target: FieldPath, value: unknown): boolean {
  const root = nameIn(fields, target[0] ?? "", plan.fieldKey);
  const part = putPart(own(fields, root), target.slice(1), value, plan.fieldKey);
  if (part === undefined) return false;
  setOwn(fields, root, part);
  return true;
}

/** Records a clash with a field written before: the last one that has the same target, or a target around it. */
function noteClash(run: ShapeRun, field: PlacedField, before: readonly PlacedField[]): void {
  const { placed, plan } = run;
  const holds = ({ target }: PlacedField) =>
    target.length <= field.target.length &&
    target.every((name, depth) => plan.fieldKey(name) === plan.fieldKey(field.target[depth] ?? ""));
  const other = [...before].reverse().find((each) => each !== field && holds(each));
  if (!other) return;
  run.clash ??= placed.indexOf(other) < placed.indexOf(field) ? [other, field] : [field, other];
}
