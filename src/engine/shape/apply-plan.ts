import type { WriteRecord } from "../../contract/index.js";
import type { FieldPath } from "./bracket-path.js";
import type { Fate, FieldPlan, ObjectPlan } from "./field-plan.js";
import { isRecordId } from "./field-settings.js";
import { own, setOwn, splitAt, writePath } from "./own-values.js";
import { sameField } from "./same-field.js";
import type { ShapeInput, ShapeOptions, ShapeResult, TraceEntry } from "./shape-types.js";
import { explainField, explainOther } from "./trace.js";

/** One record on its way through a plan. What few records need is made when it is needed: this runs for every record there is. */
interface Run extends Pick<ShapeOptions, "present"> {
  /** Different for every run: plans note by it what this one did with them. */
  readonly number: number;
  readonly input: ShapeInput;
  readonly fields: Record<string, unknown>;
  needsPresent: string[] | undefined;
  readonly trace: TraceEntry[] | undefined;
  /** The first two plans found to be written to one field (P6). */
  clash: readonly [FieldPlan, FieldPlan] | undefined;
  /** What goes inside other fields: written last, when it is known that no value of the record stands there (P6). */
  nested: (readonly [FieldPath, unknown])[] | undefined;
}

const none: readonly never[] = [];

/** Shapes one record by a compiled plan. */
export function applyPlan(
  plan: ObjectPlan,
  input: ShapeInput,
  record: Readonly<WriteRecord>,
  { present, trace }: ShapeOptions,
): ShapeResult {
  const run: Run = {
    number: (plan.runs += 1),
    input,
    present,
    fields: {},
    needsPresent: undefined,
    trace: trace ? [] : undefined,
    clash: undefined,
    nested: undefined,
  };
  // A deletion has no fields: what else the record holds concerns nobody.
  if (input.type !== "delete") {
    settleRecord(run, plan, record);
    settleDefaults(run, plan, record);
    if (run.clash) return sameField(...run.clash);
    run.nested?.forEach(([path, value]) => {
      writePath(run.fields, path, value);
    });
  }
  return {
    ok: true,
    fields: run.fields,
    recordId: readRecordId(input.type, record),
    needsPresent: run.needsPresent ?? none,
    trace: run.trace ?? none,
  };
}

function settleRecord(run: Run, { byKey, stripsUnknown }: ObjectPlan, record: Readonly<WriteRecord>): void {
  for (const key of Object.keys(record)) {
    let value = record[key];
    // JSON has no undefined: such a field would not reach a server, so it is absent (P2).
    if (value === undefined || isRecordId(run.input.type, key)) continue;
    const plan = byKey.get(key);
    if (!plan) {
      if (!stripsUnknown) setOwn(run.fields, key, value);
      run.trace?.push(explainOther(key, stripsUnknown));
      continue;
    }
    for (const inner of plan.inner) {
      const split = splitAt(value, inner.path, 1);
      if (!split) continue;
      settle(run, inner, split[0], false);
      value = split[1];
    }
    if (value !== undefined) settle(run, plan, value, false);
  }
}

function settleDefaults(run: Run, { defaults }: ObjectPlan, record: Readonly<WriteRecord>): void {
  const isRequested = ({ requestedIn }: FieldPlan) => requestedIn === run.number;
  for (const plan of defaults) {
    const { fallback } = plan;
    // The record may have the name though no plan of that name was requested: a name in brackets spelled out as a key, or an
    // object of which every part was mapped elsewhere.
    if (!fallback || isRequested(plan) || own(record, plan.name) !== undefined) continue;
    if (plan.rivals.some(isRequested)) explain(run, plan, "present", true, false);
    else if (fallback.isOff) explain(run, plan, "off", true, false);
    else settle(run, plan, fallback.value, true);
  }
}

function settle(run: Run, plan: FieldPlan, given: unknown, isDefault: boolean): void {
  const { target, values } = plan;
  if (!isDefault) plan.requestedIn = run.number;
  const fate = fateOf(plan, run.present);
  const value = values ? mapValue(values.map, given) : given;
  if (target && fate !== "never" && fate !== "filled") {
    plan.keptIn = run.number;
    for (const rival of plan.rivals) if (rival.keptIn === run.number) run.clash ??= [rival, plan];
    if (fate === "open") (run.needsPresent ??= []).push(plan.fieldName);
    if (target.length > 1) (run.nested ??= []).push([target, value]);
    else setOwn(run.fields, target[0], value);
  }
  explain(run, plan, fate, isDefault, !Object.is(value, given));
}

function explain(run: Run, plan: FieldPlan, fate: Fate, isDefault: boolean, isValueMapped: boolean): void {
  if (!run.trace) return;
  const entries = (plan.explained[fate] ??= []);
  const index = (isDefault ? 1 : 0) + (isValueMapped ? 2 : 0);
  run.trace.push((entries[index] ??= explainField(run.input, plan, fate, isDefault, isValueMapped)));
}

/** The id of the record to update or to delete: text, or a number as text; `id` goes before `Id` (W5). */
function readRecordId(type: ShapeInput["type"], record: Readonly<WriteRecord>): string | undefined {
  if (type === "create") return undefined;
  const id = [own(record, "id"), own(record, "Id")].find((each) =>
    typeof each === "string" ? each : Number.isFinite(each),
  );
  return id === undefined ? id : String(id);
}

function fateOf({ policy, fieldName, target }: FieldPlan, present: ShapeOptions["present"]): Fate {
  if (policy?.kind === "never") return "never";
  if (!target) return "stripped";
  if (!policy) return "kept";
  if (!present) return "open";
  const values = [own(present, fieldName), splitAt(present, target, 0)?.[0]];
  return values.every((value) => (value ?? "") === "") ? "empty" : "filled";
}

/** The provider's value for one of the app's, which is found by its text; lists and objects have none (P4). */
function mapValue(map: Readonly<Record<string, string>>, value: unknown): unknown {
  return typeof value === "object" ? value : (own(map, String(value)) ?? value);
}
