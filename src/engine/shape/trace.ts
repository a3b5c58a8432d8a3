import type { FieldPlan } from "./field-plan.js";
import { settingPointer } from "./setting-pointer.js";
import type { ShapeInput, TraceEntry } from "./shape-types.js";

/** What was decided about a value. */
export type Fate =
  | "kept"
  /** Kept by `ifEmpty`: the provider's field is empty. */
  | "empty"
  /** Kept by `ifEmpty` for now: nobody said whether the provider's field is empty. */
  | "open"
  /** Dropped by `ifEmpty`: the provider's field has a value. */
  | "filled"
  /** Dropped by `writeOnCreate` or `writeOnUpdate`. */
  | "never"
  /** Dropped for want of a mapping. */
  | "stripped"
  /** A default whose provider field the request has under another name. */
  | "present"
  /** A default that `applyOnUpdate` keeps out. */
  | "off";

/** What a trace entry is about; a plan and a fate have few of them, the same for every record. */
export interface TraceSubject {
  readonly plan: FieldPlan;
  readonly fate: Fate;
  readonly isDefault: boolean;
  readonly isValueMapped: boolean;
}

type Decision = Pick<TraceEntry, "outcome" | "rule" | "reason"> & { readonly path?: readonly string[] };

const asItIs = "Sent as it is.";
const isUnmapped = "No mapping knows it, and unmapped fields are removed.";

/** Explains what became of a key that neither the config nor the manifest knows. */
export function explainOther(name: string, isStripped: boolean): TraceEntry {
  return isStripped
    ? { name, requestName: name, fieldName: undefined, outcome: "dropped", rule: "P5", reason: isUnmapped }
    : { name, requestName: name, fieldName: name, outcome: "written", rule: "P1", reason: asItIs };
}

/** Explains what became of a field that the config or the manifest knows (P8). */
export function explainField(input: ShapeInput, subject: TraceSubject): TraceEntry {
  const { plan, isDefault } = subject;
  const { path, ...decision } = droppedBecause(input, subject) ?? writtenBecause(input, subject);
  return Object.freeze<TraceEntry>({
    name: plan.name,
    requestName: isDefault ? undefined : plan.name,
    fieldName: decision.outcome === "dropped" ? undefined : plan.target?.fieldName,
    ...decision,
    ...(path && { setting: settingPointer(path) }),
  });
}

function droppedBecause(input: ShapeInput, { plan, fate }: TraceSubject): Decision | undefined {
  const outcome = "dropped";
  switch (fate) {
    case "never": {
      const reason = `Its setting says never to write it on ${input.type}.`;
      return { outcome, rule: "P3", path: policyPath(input, plan), reason };
    }
    case "filled": {
      const reason = `Its setting says to write it only where ${target(plan)} is empty, and it is not.`;
      return { outcome, rule: "P3", path: policyPath(input, plan), reason };
    }
    case "stripped": {
      const reason = plan.isOffered
        ? "A mapping is offered for it, and the customer left it out."
        : isUnmapped;
      return { outcome, rule: "P5", reason };
    }
    case "present": {
      const reason = `The request has ${target(plan)} under another name, so the default is not needed.`;
      return { outcome, rule: "P2", path: defaultPath(input, plan), reason };
    }
    case "off": {
      const path = [...defaultPath(input, plan), "applyOnUpdate"];
      return { outcome, rule: "P7", path, reason: "Its default is for new records only." };
    }
    case "kept":
    case "empty":
    case "open":
      return undefined;
  }
}

/** The last of the rules that did something to the field gives the outcome, a default before all. */
function writtenBecause(input: ShapeInput, { plan, fate, isDefault, isValueMapped }: TraceSubject): Decision {
  const reasons: string[] = [];
  let decision: Omit<Decision, "reason"> = { outcome: "written", rule: "P1" };
  if (isDefault) reasons.push("The request lacks it, so its default is written.");
  if (fate !== "kept") {
    decision = { outcome: "written", rule: "P3", path: policyPath(input, plan) };
    const condition = `${target(plan)} is empty now`;
    reasons.push(fate === "open" ? `Written only if ${condition}.` : `Written because ${condition}.`);
  }
  if (isValueMapped && plan.values) {
    const path = readPath(input, "selectedValueMappings", plan.values.settingName);
    decision = { outcome: "written", rule: "P4", path };
    reasons.push("Its value is mapped to the provider's.");
  }
  if (plan.mapping && plan.mapping.fieldName !== plan.name) {
    const { setting } = plan.mapping;
    decision = { outcome: "renamed", rule: "P4", ...(setting && { path: readPath(input, ...setting) }) };
    reasons.push(`${setting ? "The installation" : "The manifest"} maps it to ${target(plan)}.`);
  }
  if (isDefault) {
    const rule = plan.fallback?.rule ?? "P2";
    decision = { outcome: "defaulted", rule, path: defaultPath(input, plan) };
  }
  return { ...decision, reason: reasons.join(" ") || asItIs };
}

function target(plan: FieldPlan): string {
  return JSON.stringify(plan.target?.fieldName ?? plan.name);
}

function policyPath(input: ShapeInput, plan: FieldPlan): readonly string[] {
  const key = input.type === "create" ? "writeOnCreate" : "writeOnUpdate";
  return writePath(input, "selectedFieldSettings", plan.policy?.settingName ?? plan.name, key);
}

function defaultPath(input: ShapeInput, { name, fallback }: FieldPlan): readonly string[] {
  const settingName = fallback?.settingName ?? name;
  return fallback?.rule === "P7"
    ? writePath(input, "selectedValueDefaults", settingName)
    : writePath(input, "selectedFieldSettings", settingName, "default");
}

function writePath({ objectName }: ShapeInput, ...path: string[]): readonly string[] {
  return ["write", "objects", objectName, ...path];
}

function readPath({ objectName }: ShapeInput, ...path: readonly string[]): readonly string[] {
  return ["read", "objects", objectName, ...path];
}
