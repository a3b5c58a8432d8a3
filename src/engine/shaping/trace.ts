import { formatPointer } from "../../json/pointer.js";
import type { Decision, FieldDefault, FieldPlan, FieldPolicy, SettingPath } from "./field-plan.js";
import type { ShapeInput, TraceEntry } from "./shape-types.js";

/** What became of a field. */
export interface FieldOutcome {
  readonly plan: FieldPlan;
  readonly decision: Decision;
  /** The policy of the plan that decided, if it has one. */
  readonly policy: FieldPolicy | undefined;
  /** Given where a default put the field there. */
  readonly fallback: FieldDefault | undefined;
  readonly isValueMapped: boolean;
}

type Reason = readonly [setting: SettingPath | undefined, text: string];

/** The rules of what is dropped, by their numbers. */
const drops: { readonly [TDecision in Decision]?: number } = {
  never: 3,
  filled: 3,
  stripped: 5,
  present: 2,
  asked: 2,
  off: 7,
};

/** Gives the number of the rule that decided the outcome of a field. */
export function ruleNumber({ plan, decision, policy, fallback, isValueMapped }: FieldOutcome): number {
  const drop = drops[decision];
  if (drop) return drop;
  if (fallback) return fallback.isOlder ? 7 : 2;
  return isRenamed(plan) || isValueMapped ? 4 : policy ? 3 : 1;
}

/** Explains what became of a field, by the name that the record or the default has it under. */
export type Explain = (name: string, outcome: FieldOutcome) => TraceEntry;

/** Creates a memoised explainer: the explanation is the same for all records, and costs far more than the shaping itself. */
export function createExplainer(input: ShapeInput): Explain {
  // A weak map: a plan made late for a name can be garbage-collected together with its entries.
  const known = new WeakMap<FieldPlan, Record<string, TraceEntry>>();
  return (name, outcome) => {
    const { plan, decision, policy, fallback, isValueMapped } = outcome;
    const entries = known.get(plan) ?? {};
    known.set(plan, entries);
    const kind = [decision, policy?.setting[2], fallback?.setting, isValueMapped].join();
    const entry = (entries[kind] ??= explainField(input, outcome));
    return name === entry.name ? entry : spellAs(name, entry, plan);
  };
}

/** The provider's own name is written as the record spells it. */
function spellAs(name: string, entry: TraceEntry, { mapping }: FieldPlan): TraceEntry {
  const { requestName, fieldName } = entry;
  return {
    ...entry,
    name,
    requestName: requestName === undefined ? undefined : name,
    fieldName: mapping || fieldName === undefined ? fieldName : name,
  };
}

/** Explains what became of a field that neither config nor manifest know. */
export function explainUnknown(name: string, isStripped: boolean): TraceEntry {
  const [outcome, rule, reason] = isStripped
    ? (["dropped", "P5", notMapped] as const)
    : (["written", "P1", asIs] as const);
  const fieldName = isStripped ? undefined : name;
  return { name, requestName: name, fieldName, outcome, rule, setting: undefined, reason };
}

const asIs = "Sent as is.";
const notMapped = "Unmapped fields are removed.";

function explainField({ type, objectName }: ShapeInput, outcome: FieldOutcome): TraceEntry {
  const { plan, decision, policy, fallback, isValueMapped } = outcome;
  const { name, fieldName, mapping, values, isOffered } = plan;
  const field = JSON.stringify(fieldName);
  const ifEmpty = `Only if ${field} is empty now`;
  const isDropped = drops[decision] !== undefined;
  const renamed = isRenamed(plan);
  const writer = fallback?.isPassedOver ? "Another default" : "The request";
  const dropped: { readonly [TDecision in Decision]?: Reason } = {
    never: [policy?.setting, `Never written on ${type}.`],
    filled: [policy?.setting, `${ifEmpty}, and it is not.`],
    stripped: [undefined, isOffered ? "Its mapping was left out." : notMapped],
    present: [fallback?.setting, `${writer} writes ${field} already.`],
    asked: [fallback?.setting, `The request has ${field} or a part of it.`],
    off: [fallback?.setting, "Its default is for creates."],
  };
  // The first reason must match the outcome: a default that is also renamed stays `defaulted`.
  const kept: (Reason | false | undefined)[] = [
    fallback && [fallback.setting, "The request lacks it."],
    renamed && [mapping?.setting && ["read", ...mapping.setting], `Mapped to ${field}.`],
    isValueMapped && [values?.setting, "Value mapped."],
    policy && [policy.setting, `${ifEmpty}${decision === "open" ? "." : ", and it is."}`],
  ];
  const reasons = (isDropped ? [dropped[decision]] : kept).filter(
    (reason) => reason !== undefined && reason !== false,
  );
  const setting = reasons[0]?.[0];
  return {
    name,
    requestName: fallback ? undefined : name,
    fieldName: isDropped ? undefined : fieldName,
    outcome: isDropped ? "dropped" : fallback ? "defaulted" : renamed ? "renamed" : "written",
    rule: `P${String(ruleNumber(outcome))}`,
    setting: setting && formatPointer([setting[0], "objects", objectName, ...setting.slice(1)]),
    reason: reasons.map(([, text]) => text).join(" ") || asIs,
  };
}

function isRenamed({ name, fieldName, mapping }: FieldPlan): boolean {
  return mapping !== undefined && fieldName !== name;
}
