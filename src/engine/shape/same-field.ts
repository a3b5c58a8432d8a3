import type { FieldPlan } from "./field-plan.js";
import type { ShapeInput, ShapeResult } from "./shape-types.js";

/** Finds two kept plans that land on one provider field, or one inside the other (P6). */
export function findSameField(
  { type, objectName }: ShapeInput,
  kept: readonly FieldPlan[],
): Extract<ShapeResult, { ok: false }> | undefined {
  for (const plan of kept) {
    const rival = plan.earlierRivals.find((earlier) => kept.includes(earlier));
    if (!rival?.target || !plan.target) continue;
    const names = [rival.name, plan.name] as const;
    const fieldNames = [rival.target.fieldName, plan.target.fieldName] as const;
    const [one, other] = names.map((name) => JSON.stringify(name));
    const [field, otherField] = fieldNames.map((name) => JSON.stringify(name));
    const where =
      rival.target.path.length === plan.target.path.length
        ? `both land on the provider's field ${field}`
        : `land on ${field} and ${otherField} of the provider, of which one lies inside the other`;
    return {
      ok: false,
      code: "same-field",
      message: `Cannot ${type} a record of ${JSON.stringify(objectName)}: ${one} and ${other} ${where}; send one of them, or map them to different fields.`,
      names,
      fieldNames,
    };
  }
  return undefined;
}
