import type { WriteRecord } from "../../contract/index.js";
import { setOwn } from "../../json/object.js";
import type { ObjectPlan } from "./field-plan.js";
import type { KnownName, KnownNames } from "./known-names.js";
import { placeNested } from "./place-field.js";
import { readRecordId } from "./record-id.js";
import { refuseSameField } from "./same-field.js";
import type { ShapeRun } from "./shape-run.js";
import type { RuledShape, ShapeInput, ShapeOptions } from "./shape-types.js";
import { type Explain, explainUnknown } from "./trace.js";
import { takeDefault, takeValue } from "./write-field.js";

/** A plan, and what its runs reuse: shaping a record allocates as little as it can (benchmarks `shape` and `engine`). */
export interface CompiledPlan {
  readonly plan: ObjectPlan;
  readonly names: KnownNames;
  /** A buffer for the notes of a run. Runs do not overlap, so they share one buffer. */
  readonly notes: Uint8Array;
}

/** Stands in for lists that nobody adds to; results share it. */
const none: never[] = [];
Object.freeze(none);

/** Shapes one record by a compiled plan. */
export function applyPlan(
  { plan, names, notes }: CompiledPlan,
  type: ShapeInput["type"],
  record: Readonly<WriteRecord>,
  present: ShapeOptions["present"],
  explain: Explain | undefined,
): RuledShape {
  const run: ShapeRun = {
    type,
    number: names.begin(),
    plan,
    present,
    explain,
    fields: {},
    needsPresent: none,
    trace: explain ? [] : none,
    rules: 0,
    notes: notes.fill(0),
    placed: [],
    hasNested: false,
    clash: undefined,
  };
  // A deletion writes no fields: only the id of its record is read.
  if (type !== "delete") {
    takeRecord(run, names, record);
    if (run.hasNested) placeNested(run);
    for (const each of plan.defaults) takeDefault(run, each);
  }
  if (run.clash) return { result: refuseSameField(run.clash), rules: 1 << 6 };
  const { fields, needsPresent, trace, rules } = run;
  const recordId = type === "create" ? undefined : readRecordId(record, plan.fieldKey);
  return { result: { ok: true, fields, recordId, needsPresent, trace }, rules };
}

function takeRecord(run: ShapeRun, names: KnownNames, record: Readonly<WriteRecord>): void {
  // V8 knows the key from the loop: this check and the read cost almost nothing. `Object.keys` is slower.
  for (const name in record) {
    if (!Object.prototype.hasOwnProperty.call(record, name)) continue;
    const value = record[name];
    // JSON has no undefined: such a field would not reach a server, so it is absent.
    if (value === undefined) continue;
    const known = names.find(name);
    if (run.type === "update" && known.isId) continue;
    if (known.plan) takeValue(run, known.plan, name, value);
    else takeUnknown(run, known, name, value);
    // The record is refused: the rest of it does not matter.
    if (run.clash) return;
  }
}

function takeUnknown(run: ShapeRun, { field }: KnownName, name: string, value: unknown): void {
  const { fields, explain, plan } = run;
  if (!plan.stripsUnknown) {
    const { record, name: other } = field;
    if (record === run.number) run.clash ??= [{ name: other, fieldName: other }, { name }];
    field.record = run.number;
    field.name = name;
    setOwn(fields, name, value);
  }
  run.rules |= 1 << (plan.stripsUnknown ? 5 : 1);
  if (explain) run.trace.push(explainUnknown(name, plan.stripsUnknown));
}
