import type { FieldPlan } from "./field-plan.js";
import type { ShapeResult } from "./shape-types.js";

/** Words the refusal of a record of which two fields land on one provider field, or one inside the other (P6). */
export function sameField(
  { name, fieldName }: FieldPlan,
  rival: FieldPlan,
): Extract<ShapeResult, { ok: false }> {
  const names = [name, rival.name] as const;
  const [one, other, field] = [...names, fieldName].map((text) => JSON.stringify(text));
  const message = `${one} and ${other} both land on the provider's field ${field}; send one of them`;
  return { ok: false, code: "same-field", message, names, fieldName };
}
