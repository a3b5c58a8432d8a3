import type { FieldPlan } from "./field-plan.js";
import type { ShapeResult } from "./shape-types.js";

/** Finds two kept plans that land on one provider field, or one inside the other (P6). */
export function findSameField(kept: ReadonlySet<FieldPlan>): Extract<ShapeResult, { ok: false }> | undefined {
  for (const plan of kept) {
    const rival = plan.rivals.find((other) => kept.has(other));
    if (!rival) continue;
    const { fieldName } = plan;
    const names = [plan.name, rival.name] as const;
    const [one, other, field] = [...names, fieldName].map((name) => JSON.stringify(name));
    const message = `${one} and ${other} both land on the provider's field ${field}; send only one of them`;
    return { ok: false, code: "same-field", message, names, fieldName };
  }
  return undefined;
}
