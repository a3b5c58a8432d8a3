import type { WriteRecord } from "../../contract/index.js";
import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { isRecordIdName } from "./field-settings.js";
import { own, readPath, setOwn, splitAt, writePath } from "./own-values.js";
import { findSameField } from "./same-field.js";
import type { ShapeInput, ShapeOptions, ShapeResult, TraceEntry } from "./shape-types.js";
import { explainField, explainOther, type Fate } from "./trace.js";

/** How far the shaping of one record is. */
interface Progress {
  readonly input: ShapeInput;
  readonly options: ShapeOptions;
  /** Plans that the request has a value for, dropped or not. */
  readonly requested: FieldPlan[];
  readonly kept: FieldPlan[];
  readonly fields: Record<string, unknown>;
  /** What goes inside other fields: written last, when it is known that no value of the record stands there (P6). */
  readonly nested: { readonly plan: FieldPlan; readonly value: unknown }[];
  readonly needsPresent: string[];
  readonly trace: TraceEntry[];
}

/** Shapes one record by a compiled plan. */
export function applyPlan(
  object: ObjectPlan,
  input: ShapeInput,
  record: Readonly<WriteRecord>,
  options: ShapeOptions,
): ShapeResult {
  const progress: Progress = {
    input,
    options,
    requested: [],
    kept: [],
    fields: {},
    nested: [],
    needsPresent: [],
    trace: [],
  };
  const { kept, fields, needsPresent, trace } = progress;
  if (input.type !== "delete") {
    takeRequest(progress, object, record);
    addDefaults(progress, object);
    const failure = findSameField(input, kept);
    if (failure) return failure;
    for (const { plan, value } of progress.nested) {
      if (plan.target) writePath(fields, plan.target.path, value);
    }
  }
  const recordId = input.type === "create" ? undefined : readRecordId(record);
  return { ok: true, fields, ...(recordId !== undefined && { recordId }), needsPresent, trace };
}

function takeRequest(progress: Progress, object: ObjectPlan, record: Readonly<WriteRecord>): void {
  const { input, options, requested, fields, trace } = progress;
  for (const key of Object.keys(record)) {
    let value = record[key];
    // JSON has no undefined: such a field would not reach a server, so it is absent (P2).
    if (value === undefined || (input.type === "update" && isRecordIdName(key))) continue;
    const plan = object.byKey.get(key);
    if (!plan) {
      if (!object.stripsUnknown) setOwn(fields, key, value);
      if (options.trace) trace.push(explainOther(key, object.stripsUnknown));
      continue;
    }
    for (const inner of plan.inner) {
      const split = splitAt(value, inner.path, 1);
      if (!split) continue;
      requested.push(inner);
      settle(progress, inner, split.part, false);
      value = split.rest;
    }
    if (value === undefined) continue;
    requested.push(plan);
    settle(progress, plan, value, false);
  }
}

function addDefaults(progress: Progress, object: ObjectPlan): void {
  const { requested } = progress;
  for (const plan of object.defaults) {
    const { fallback } = plan;
    if (!fallback || requested.includes(plan)) continue;
    const present = plan.rivals.find((rival) => requested.includes(rival));
    if (!present && !fallback.isOff) settle(progress, plan, fallback.value, true);
    // Another spelling of the same name in the request: its entry stands in the trace already.
    else if (present?.name !== plan.name) {
      explain(progress, plan, present ? "present" : "off", true, false);
    }
  }
}

/** Decides what becomes of a value (P3, P5), and writes it (P4). */
function settle(progress: Progress, plan: FieldPlan, given: unknown, isDefault: boolean): void {
  const { kept, fields, nested, needsPresent } = progress;
  const { target, values } = plan;
  const fate = fateOf(plan, progress.options.present);
  let value = given;
  if (target && (fate === "kept" || fate === "empty" || fate === "open")) {
    if (values) value = mapValue(values.map, given);
    kept.push(plan);
    if (fate === "open") needsPresent.push(target.fieldName);
    if (target.path.length > 1) nested.push({ plan, value });
    else setOwn(fields, target.path[0], value);
  }
  explain(progress, plan, fate, isDefault, !Object.is(value, given));
}

/** Adds an entry to the trace, if there is to be one. */
function explain(
  { input, options, trace }: Progress,
  plan: FieldPlan,
  fate: Fate,
  isDefault: boolean,
  isValueMapped: boolean,
): void {
  if (!options.trace) return;
  const key = `${fate} ${isDefault} ${isValueMapped}`;
  let entry = plan.explained.get(key);
  if (!entry) {
    entry = explainField(input, { plan, fate, isDefault, isValueMapped });
    plan.explained.set(key, entry);
  }
  trace.push(entry);
}

function fateOf({ policy, target }: FieldPlan, present: ShapeOptions["present"]): Fate {
  if (policy?.kind === "never") return "never";
  if (!target) return "stripped";
  if (!policy) return "kept";
  if (!present) return "open";
  const value = own(present, target.fieldName) ?? readPath(present, target.path);
  return value === undefined || value === null || value === "" ? "empty" : "filled";
}

/** The provider's value for one of the app's: for a text, number or boolean that is a key of the map (P4). */
function mapValue(map: Readonly<Record<string, string>>, value: unknown): unknown {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return value;
  return own(map, String(value)) ?? value;
}

/** The id of the record to update or to delete: text, or a number as text; `id` goes before `Id` (W5). */
function readRecordId(record: Readonly<WriteRecord>): string | undefined {
  for (const id of [own(record, "id"), own(record, "Id")]) {
    if (typeof id === "string" && id !== "") return id;
    if (typeof id === "number" && Number.isFinite(id)) return String(id);
  }
  return undefined;
}
