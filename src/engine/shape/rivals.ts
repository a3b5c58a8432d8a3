import type { FieldPlan } from "./field-plan.js";

/**
 * Tells plans of each other that land on one provider field, or one inside the other (P6). The first of two is the one that
 * records are expected to have: only the other looks out for it.
 */
export function linkRivals(plans: readonly FieldPlan[]): void {
  const byTarget = new Map<string, { plan: FieldPlan; index: number }[]>();
  plans.forEach((plan, index) => {
    if (!plan.target) return;
    const key = JSON.stringify(plan.target.path);
    const there = byTarget.get(key);
    if (there) there.push({ plan, index });
    else byTarget.set(key, [{ plan, index }]);
  });
  plans.forEach((plan, index) => {
    const path = plan.target?.path ?? [];
    for (let depth = 1; depth <= path.length; depth++) {
      for (const other of byTarget.get(JSON.stringify(path.slice(0, depth))) ?? []) {
        // Two plans with the same target meet twice here.
        if (depth === path.length && other.index >= index) continue;
        plan.rivals.push(other.plan);
        other.plan.rivals.push(plan);
        const [earlier, later] = other.index < index ? [other.plan, plan] : [plan, other.plan];
        later.earlierRivals.push(earlier);
      }
    }
  });
}
