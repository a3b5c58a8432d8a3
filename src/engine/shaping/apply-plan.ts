import type { WriteRecord } from "../../contract/index.js";
import { setOwn } from "../../json/object.js";
import type { ObjectPlan } from "./field-plan.js";
import { placeNested } from "./place-field.js";
import { isIdName, readRecordId } from "./record-id.js";
import { refuseSameField } from "./same-field.js";
import type { ShapeRun } from "./shape-run.js";
import type { RuledShape, ShapeInput, ShapeOptions } from "./shape-types.js";
import { type Explain, explainUnknown } from "./trace.js";
import { takeDefault, takeValue } from "./write-field.js";

/** Shapes one record by a compiled plan. */
export function applyPlan(
  plan: ObjectPlan,
  type: ShapeInput["type"],
  record: Readonly<WriteRecord>,
  present: ShapeOptions["present"],
  explain: Explain | undefined,
): RuledShape {
  const run: ShapeRun = {
    type,
    plan,
    present,
    explain,
    fields: {},
    needsPresent: [],
    trace: [],
    rules: 0,
    notes: [],
    placed: [],
    hasNested: false,
    spelled: undefined,
    clash: undefined,
  };
  // A deletion has no fields: what else the record holds concerns nobody.
  if (type !== "delete") {
    takeRecord(run, record);
    if (run.hasNested) placeNested(run);
    for (const each of plan.defaults) takeDefault(run, each);
  }
  if (run.clash) return { result: refuseSameField(run.clash), rules: 1 << 6 };
  const { fields, needsPresent, trace, rules } = run;
  const recordId = type === "create" ? undefined : readRecordId(record, plan.fieldKey);
  return { result: { ok: true, fields, recordId, needsPresent, trace }, rules };
}

function takeRecord(run: ShapeRun, record: Readonly<WriteRecord>): void {
  const { byKey, fieldKey } = run.plan;
  // V8 knows the key from the loop: checking it so and reading its value cost next to nothing, unlike by `Object.keys`.
  for (const name in record) {
    if (!Object.prototype.hasOwnProperty.call(record, name)) continue;
    const value = record[name];
    // JSON has no undefined: such a field would not reach a server, so it is absent.
    if (value === undefined || (run.type === "update" && isIdName(name, fieldKey))) continue;
    const key = fieldKey(name);
    const plan = byKey.get(key) ?? run.plan.planNested(name);
    if (plan) takeValue(run, plan, name, value);
    else takeUnknown(run, name, key, value);
  }
}

function takeUnknown(run: ShapeRun, name: string, key: string, value: unknown): void {
  const { fields, explain, plan } = run;
  if (!plan.stripsUnknown) {
    // Only a name that is not spelled as its key can meet another one.
    if (name !== key || run.spelled) {
      const spelled = (run.spelled ??= new Map<string, string>());
      const other = spelled.get(key) ?? (Object.hasOwn(fields, key) ? key : undefined);
      if (other !== undefined) run.clash ??= [{ name: other, fieldName: other }, { name }];
      spelled.set(key, name);
    }
    setOwn(fields, name, value);
  }
  run.rules |= 1 << (plan.stripsUnknown ? 5 : 1);
  if (explain) run.trace.push(explainUnknown(name, plan.stripsUnknown));
}
