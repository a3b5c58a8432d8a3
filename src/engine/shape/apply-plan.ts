import type { WriteRecord } from "../../contract/index.js";
import type { FieldPath } from "./bracket-path.js";
import type { Fate, FieldPlan, ObjectPlan } from "./field-plan.js";
import { isRecordId } from "./field-settings.js";
import { own, setOwn, splitAt, writePath } from "./own-values.js";
import { findSameField } from "./same-field.js";
import type { ShapeInput, ShapeOptions, ShapeResult, TraceEntry } from "./shape-types.js";
import { explainField, explainOther } from "./trace.js";

/** Shapes one record by a compiled plan. */
export function applyPlan(
  { byKey, defaults, stripsUnknown }: ObjectPlan,
  input: ShapeInput,
  record: Readonly<WriteRecord>,
  { present, trace: wantsTrace }: ShapeOptions,
): ShapeResult {
  const { type } = input;
  const fields: Record<string, unknown> = {};
  const needsPresent: string[] = [];
  const trace: TraceEntry[] = [];
  const result = {
    ok: true,
    fields,
    recordId: readRecordId(type, record),
    needsPresent,
    trace,
  } as const;
  // A deletion has no fields: what else the record holds concerns nobody.
  if (type === "delete") return result;
  /** Plans that the request has a value for, dropped or not. */
  const requested = new Set<FieldPlan>();
  const kept = new Set<FieldPlan>();
  /** What goes inside other fields: written last, when it is known that no value of the record stands there (P6). */
  const nested: (readonly [FieldPath, unknown])[] = [];

  const explain = (plan: FieldPlan, fate: Fate, isDefault: boolean, isValueMapped: boolean): void => {
    if (!wantsTrace) return;
    const entries = (plan.explained[fate] ??= []);
    const index = (isDefault ? 1 : 0) + (isValueMapped ? 2 : 0);
    trace.push((entries[index] ??= explainField(input, plan, fate, isDefault, isValueMapped)));
  };

  const settle = (plan: FieldPlan, given: unknown, isDefault: boolean): void => {
    const { target, values } = plan;
    if (!isDefault) requested.add(plan);
    const fate = fateOf(plan, present);
    const value = values ? mapValue(values.map, given) : given;
    if (target && fate !== "never" && fate !== "filled") {
      kept.add(plan);
      if (fate === "open") needsPresent.push(plan.fieldName);
      if (target.length > 1) nested.push([target, value]);
      else setOwn(fields, target[0], value);
    }
    explain(plan, fate, isDefault, !Object.is(value, given));
  };

  for (const key of Object.keys(record)) {
    let value = record[key];
    // JSON has no undefined: such a field would not reach a server, so it is absent (P2).
    if (value === undefined || isRecordId(type, key)) continue;
    const plan = byKey.get(key);
    if (!plan) {
      if (!stripsUnknown) setOwn(fields, key, value);
      if (wantsTrace) trace.push(explainOther(key, stripsUnknown));
      continue;
    }
    for (const inner of plan.inner) {
      const split = splitAt(value, inner.path, 1);
      if (!split) continue;
      settle(inner, split[0], false);
      value = split[1];
    }
    if (value !== undefined) settle(plan, value, false);
  }
  for (const plan of defaults) {
    const { fallback } = plan;
    // The record may have the name though no plan of that name was requested: a name in brackets spelled out as a key, or an
    // object of which every part was mapped elsewhere.
    if (!fallback || requested.has(plan) || own(record, plan.name) !== undefined) continue;
    if (plan.rivals.some((rival) => requested.has(rival))) explain(plan, "present", true, false);
    else if (fallback.isOff) explain(plan, "off", true, false);
    else settle(plan, fallback.value, true);
  }

  const failure = findSameField(kept);
  if (failure) return failure;
  for (const [path, value] of nested) writePath(fields, path, value);
  return result;
}

/** The id of the record to update or to delete: text, or a number as text; `id` goes before `Id` (W5). */
function readRecordId(type: ShapeInput["type"], record: Readonly<WriteRecord>): string | undefined {
  const ids = type === "create" ? [] : [own(record, "id"), own(record, "Id")];
  const id = ids.find((each) => (typeof each === "string" ? each : Number.isFinite(each)));
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
