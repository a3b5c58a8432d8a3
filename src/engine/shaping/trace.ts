import type { Fate, FieldPlan, SettingPath } from "./field-plan.js";
import type { ShapeInput, TraceEntry } from "./shape-types.js";

type Drop = readonly [TraceEntry["rule"], SettingPath | undefined, reason: string];
type Decision = readonly [TraceEntry["outcome"], ...Drop];

/** Explains what became of a field (P8); of one that neither config nor manifest know there is but the name. */
export function explainField(
  { type, objectName }: ShapeInput,
  plan: Pick<FieldPlan, "name" | "fieldName"> & Partial<FieldPlan>,
  fate: Fate,
  isDefault?: boolean,
  isValueMapped?: boolean,
): TraceEntry {
  const { name, fieldName, policy, fallback, mapping, values } = plan;
  const field = JSON.stringify(fieldName);
  const ifEmpty = `Only if ${field} is empty now`;
  const drops: { [TFate in Fate]?: Drop } = {
    never: ["P3", policy?.setting, `Never written on ${type}.`],
    filled: ["P3", policy?.setting, `${ifEmpty}, and it is not.`],
    stripped: [
      "P5",
      undefined,
      plan.isOffered ? "Its mapping was left out." : "Unmapped fields are removed.",
    ],
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
      decisions.push([
        "written",
        "P3",
        policy.setting,
        fate === "open" ? `${ifEmpty}.` : `${ifEmpty}, and it is.`,
      ]);
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
    reason: decisions.map((decision) => decision[3]).join(" ") || "Sent as is.",
  };
}

/** Writes the RFC 6901 JSON Pointer to a setting: `/write/objects/lead/selectedFieldSettings/a~1b`. */
function formatPointer(objectName: string, [action, ...path]: SettingPath): string {
  const names = [action, "objects", objectName, ...path];
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
