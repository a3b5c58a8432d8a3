import type { FieldPlan } from "./field-plan.js";

/** Tells plans of each other that land on one provider field, or one inside the other (P6). */
export function linkRivals(plans: readonly FieldPlan[]): void {
  const byRoot = new Map<string, FieldPlan[]>();
  for (const plan of plans) {
    if (!plan.target) continue;
    const [root] = plan.target;
    const others = byRoot.get(root) ?? [];
    for (const other of others) {
      if (plan.target.some((name, depth) => name !== (other.target?.[depth] ?? name))) continue;
      plan.rivals.push(other);
      other.rivals.push(plan);
    }
    others.push(plan);
    byRoot.set(root, others);
  }
}
