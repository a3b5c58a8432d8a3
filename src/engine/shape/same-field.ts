import type { FieldPlan } from "./field-plan.js";
import type { ShapeResult } from "./shape-types.js";

/** Finds two kept plans that land on one provider field, or one inside the other (P6). */
export function findSameField(kept: ReadonlySet<FieldPlan>): Extract<ShapeResult, { ok: false }> | undefined {
  for (const plan of kept) {
    const rival = plan.rivals.find((other) => kept.has(other));
    if (!rival) continue;
    const { name, fieldName } = plan;
    const [one, other, field] = [name, rival.name, fieldName].map((each) => JSON.stringify(each));
    const message = `${one} and ${other} both land on the provider's field ${field}; send one of them`;
    return { ok: false, code: "same-field", message, names: [name, rival.name], fieldName };
  }
  return undefined;
}
