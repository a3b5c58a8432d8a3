import type { WriteRecord } from "../../contract/index.js";
import { own, setOwn } from "../../json/object.js";
import type { FieldPath } from "./bracket-path.js";
import type { Fate, FieldPlan, ObjectPlan } from "./field-plan.js";
import { isRecordId } from "./field-settings.js";
import { addRule, decidingRule, listShapeRules } from "./met-rules.js";
import { splitAt, writePath } from "./nested-values.js";
import { sameField } from "./same-field.js";
import type { ShapeInput, ShapeOptions, ShapeResult, ShapeRun, TraceEntry } from "./shape-types.js";
import { explainField } from "./trace.js";

/** Shapes one record by a compiled plan. */
export function applyPlan(
  objectPlan: ObjectPlan,
  input: ShapeInput,
  record: Readonly<WriteRecord>,
  { present, trace: wantsTrace }: ShapeOptions,
): ShapeRun {
  const { type } = input;
  const fields: Record<string, unknown> = {};
  const needsPresent: string[] = [];
  const trace: TraceEntry[] = [];
  const recordId = readRecordId(type, record);
  // A deletion has no fields: what else the record holds concerns nobody.
  const result = { ok: true, fields, recordId, needsPresent, trace } as const;
  if (type === "delete") return { result, rules: listShapeRules(0) };
  let rules = 0;
  const { byKey, defaults, stripsUnknown } = objectPlan;
  /** Plans note by it what was done with them: sets of plans would be made for every record. */
  const run = (objectPlan.runs += 1);
  /** What goes inside other fields: written last, when it is known that no value of the record stands there (P6). */
  const nested: (readonly [FieldPath, unknown])[] = [];
  let clash: ShapeResult | undefined;
  /** All that nobody knows comes out alike, but for its name. */
  let unknown: TraceEntry | undefined;

  const settle = (
    plan: FieldPlan,
    given: unknown,
    isDefault: boolean,
    fate = fateOf(plan, present),
  ): void => {
    const { target, values, rivals, explained } = plan;
    if (!isDefault) plan.requestedIn = run;
    const value = values ? mapValue(values.map, given) : given;
    if (target && (fate === "kept" || fate === "empty" || fate === "open")) {
      plan.keptIn = run;
      for (const rival of rivals) if (rival.keptIn === run) clash ??= sameField(rival, plan);
      if (fate === "open") needsPresent.push(plan.fieldName);
      if (target.length > 1) nested.push([target, value]);
      else setOwn(fields, target[0], value);
    }
    const isMapped = !Object.is(value, given);
    rules = addRule(rules, decidingRule(plan, fate, isDefault, isMapped));
    if (!wantsTrace) return;
    const entries = (explained[fate] ??= []);
    const index = (isDefault ? 1 : 0) + (isMapped ? 2 : 0);
    trace.push((entries[index] ??= explainField(input, plan, fate, isDefault, isMapped)));
  };

  // V8 knows the key from the loop: checking it so and reading its value cost next to nothing, unlike by `Object.keys`.
  for (const key in record) {
    if (!Object.prototype.hasOwnProperty.call(record, key)) continue;
    let value = record[key];
    // JSON has no undefined: such a field would not reach a server, so it is absent (P2).
    if (value === undefined || isRecordId(type, key)) continue;
    const plan = byKey.get(key);
    if (!plan) {
      if (!stripsUnknown) setOwn(fields, key, value);
      rules = addRule(rules, stripsUnknown ? "P5" : "P1");
      if (wantsTrace) {
        unknown ??= explainField(input, { name: key, fieldName: key }, stripsUnknown ? "stripped" : "kept");
        trace.push({ ...unknown, name: key, requestName: key, fieldName: stripsUnknown ? undefined : key });
      }
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
    if (!fallback || plan.requestedIn === run || own(record, plan.name) !== undefined) continue;
    let fate: Fate | undefined = fallback.isOff ? "off" : undefined;
    for (const { requestedIn } of plan.rivals) if (requestedIn === run) fate = "present";
    settle(plan, fallback.value, true, fate);
  }

  if (clash) return { result: clash, rules: listShapeRules(addRule(0, "P6")) };
  for (const [path, value] of nested) writePath(fields, path, value);
  return { result, rules: listShapeRules(rules) };
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
