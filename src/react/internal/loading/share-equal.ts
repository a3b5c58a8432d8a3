import { reconcile } from "../../../json/reconcile.js";

/**
 * Keeps the references of what a refetch brought back unchanged. TanStack Query's own sharing would drop an object that a
 * customer named `__proto__`, and tells equal `Date`s apart.
 */
export function shareEqual(previous: unknown, next: unknown): unknown {
  return reconcile(previous, next);
}
