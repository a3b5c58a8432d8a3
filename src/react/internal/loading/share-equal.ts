import { isJsonObject } from "../../../json/object.js";
import { reconcile } from "../../../json/reconcile.js";

/**
 * Keeps the references of what a refetch brought back unchanged. TanStack Query's own sharing would drop an object that a
 * customer named `__proto__`, and tells equal `Date`s apart. Data of another form, which an app set for many queries at once,
 * is passed over.
 */
export const shareList = sharing(Array.isArray);

/** The same for a query whose data is an object. */
export const shareObject = sharing(isJsonObject);

function sharing(fits: (data: unknown) => boolean) {
  return (previous: unknown, next: unknown): unknown => (fits(next) ? reconcile(previous, next) : previous);
}
