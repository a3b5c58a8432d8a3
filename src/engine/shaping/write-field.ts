import { isJsonObject, own } from "../../json/object.js";
import type { Decision, DefaultPlan, FieldPlan } from "./field-plan.js";
import { splitAt, valuesAt } from "./nested-values.js";
import { placeDefault, placeField } from "./place-field.js";
import { hasValue, isNoted, isTold, isWritten, note, type ShapeRun } from "./shape-run.js";
import { ruleNumber } from "./trace.js";

/** Decides about a value of the record, part by part, and writes what is kept. */
export function takeValue(run: ShapeRun, named: FieldPlan, name: string, given: unknown): void {
  const plan = (isJsonObject(given) && named.reference) || named;
  note(run, plan.targetNumber, hasValue);
  if (plan.referenceNumber !== undefined) note(run, plan.referenceNumber, hasValue);
  let value = given;
  for (const { plan: inner, path } of plan.inner) {
    // To some providers several spellings are one name.
    for (let split; (split = splitAt(value, path, run.plan.fieldKey)); value = split[1]) {
      takeValue(run, inner, inner.name, split[0]);
    }
  }
  if (value === undefined) return;
  note(run, plan.number, isTold);
  writeField(run, plan, name, value);
}

/** Writes a default where the record has no value, or traces why not. A field that the record has is in the trace already. */
export function takeDefault(run: ShapeRun, each: DefaultPlan): void {
  const { plan, name, fallback, partNumber = plan.targetNumber, toldNumber = plan.targetNumber } = each;
  if (isNoted(run, plan.number, isTold)) return;
  const isRequested =
    isNoted(run, plan.targetNumber, hasValue) ||
    isNoted(run, partNumber, hasValue) ||
    isNoted(run, toldNumber, hasValue);
  const isThere = fallback.isPassedOver || isNoted(run, plan.referenceNumber ?? plan.targetNumber, isWritten);
  const decided = isThere
    ? "present"
    : plan.target && isRequested
      ? "asked"
      : fallback.isOff
        ? "off"
        : undefined;
  writeField(run, plan, name, fallback.value, each, decided);
}

function writeField(
  run: ShapeRun,
  plan: FieldPlan,
  name: string,
  given: unknown,
  { fallback }: Partial<DefaultPlan> = {},
  decided?: Decision,
): void {
  const { values, mapping } = plan;
  const deciding = listDeciding(run, plan, given);
  const { policy } = deciding[0];
  let decision = decided ?? decide(run, deciding[0]);
  const value = values ? mapValue(values.map, given) : given;
  if (decision === "kept" || decision === "empty" || decision === "open") {
    const whole = plan.target ?? [];
    // The provider's own name is written as the record spells it.
    const isOwnName = !mapping && whole.length === 1 && whole[0] === plan.name;
    const target = isOwnName ? [name] : whole;
    const fieldName = isOwnName ? name : plan.fieldName;
    if (!fallback) placeField(run, { name, fieldName, target, value }, plan);
    // The record or another default writes a field around or inside it.
    else if (!placeDefault(run, target, value, plan)) decision = "present";
    if (decision === "open") {
      run.needsPresent = [...run.needsPresent, ...deciding.map(nameToRead)];
    }
  }
  const outcome = { plan, decision, policy, fallback, isValueMapped: !Object.is(value, given) };
  run.rules |= 1 << ruleNumber(outcome);
  if (run.explain) run.trace.push(run.explain(name, outcome));
}

/**
 * Lists the plans whose policy decides about a value. An object is decided by the field's own plan. On an update, any other
 * value overwrites the parts inside the field, so the strictest policies among the field and its parts decide.
 */
function listDeciding(run: ShapeRun, plan: FieldPlan, value: unknown): readonly [FieldPlan, ...FieldPlan[]] {
  if (plan.inner.length === 0 || run.type === "create" || isJsonObject(value)) return [plan];
  const all = [plan, ...plan.inner.flatMap((part) => (part.isInside ? part.plan : []))];
  for (const strictest of ["never", "filled", "open"]) {
    const [first, ...others] = all.filter((each) => decide(run, each) === strictest);
    if (first) return [first, ...others];
  }
  return [plan];
}

function decide({ present, plan }: ShapeRun, each: FieldPlan): Decision {
  const { policy, target, place } = each;
  if (!target || !place) return "stripped";
  if (!policy) return "kept";
  if (policy.kind === "never") return "never";
  if (!present) return "open";
  const values = [[nameToRead(each)], place].flatMap((path) => valuesAt(present, path, plan.fieldKey));
  return values.every((value) => (value ?? "") === "") ? "empty" : "filled";
}

/** The name of the field whose present value decides. */
function nameToRead({ policy, fieldName }: FieldPlan): string {
  return policy?.reference ?? fieldName;
}

/**
 * The provider's value for one of the app's values, looked up by its text. Lists, objects and `null` are not mapped, nor is a
 * value for which no option is chosen: an empty text.
 */
function mapValue(map: Readonly<Record<string, string>>, value: unknown): unknown {
  return typeof value === "object" ? value : own(map, String(value)) || value;
}
