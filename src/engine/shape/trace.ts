import type { Fate, FieldPlan, SettingPath } from "./field-plan.js";
import type { ShapeInput, TraceEntry } from "./shape-types.js";

type Drop = readonly [TraceEntry["rule"], SettingPath | undefined, reason: string];
type Decision = readonly [TraceEntry["outcome"], ...Drop];

const isUnmapped = "Unmapped fields are removed.";
const isUntouched = "Sent as is.";
const isLeftOut = "Its mapping was left out.";

/** Explains what became of a key that neither config nor manifest know. */
export function explainOther(name: string, isStripped: boolean): TraceEntry {
  return {
    name,
    requestName: name,
    fieldName: isStripped ? undefined : name,
    outcome: isStripped ? "dropped" : "written",
    rule: isStripped ? "P5" : "P1",
    reason: isStripped ? isUnmapped : isUntouched,
  };
}

/** Explains what became of a field that config or manifest know (P8). */
export function explainField(
  { type, objectName }: ShapeInput,
  plan: FieldPlan,
  fate: Fate,
  isDefault: boolean,
  isValueMapped: boolean,
): TraceEntry {
  const { name, fieldName, policy, fallback, mapping, values } = plan;
  const field = JSON.stringify(fieldName);
  const ifEmpty = `Only if ${field} is empty now`;
  const drops: { [TFate in Fate]?: Drop } = {
    never: ["P3", policy?.setting, `Never written on ${type}.`],
    filled: ["P3", policy?.setting, `${ifEmpty}, and it is not.`],
    stripped: ["P5", undefined, plan.isOffered ? isLeftOut : isUnmapped],
    present: ["P2", fallback?.setting, `The request writes ${field} already.`],
    off: ["P7", fallback?.setting, "Its default is for creates."],
  };
  const drop = drops[fate];
  // The first one is the outcome: a default stays one whatever else is done to it, and a renamed field renamed.
  const decisions: Decision[] = [];
  if (drop) decisions.push(["dropped", ...drop]);
  else {
    if (isDefault && fallback) {
      decisions.push(["defaulted", fallback.rule, fallback.setting, "The request lacks it."]);
    }
    if (mapping && fieldName !== name) {
      decisions.push(["renamed", "P4", mapping.setting, `Mapped to ${field}.`]);
    }
    if (isValueMapped) decisions.push(["written", "P4", values?.setting, "Value mapped."]);
    if (policy) {
      decisions.push(["written", "P3", policy.setting, `${ifEmpty}${fate === "open" ? "" : ", and it is"}.`]);
    }
  }
  const [outcome, rule, setting] = decisions[0] ?? ["written", "P1"];
  return {
    name,
    requestName: isDefault ? undefined : name,
    fieldName: drop ? undefined : fieldName,
    outcome,
    rule,
    setting: setting && formatPointer(objectName, setting),
    reason: decisions.map(([, , , reason]) => reason).join(" ") || isUntouched,
  };
}

/** Writes the RFC 6901 JSON Pointer to a setting: `/write/objects/lead/selectedFieldSettings/a~1b`. */
function formatPointer(objectName: string, [action, ...path]: SettingPath): string {
  const names = [action, "objects", objectName, ...path];
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
