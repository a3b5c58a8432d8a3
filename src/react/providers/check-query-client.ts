import { Query, QueryClient, type QueryCache } from "@tanstack/react-query";
import { UsageError } from "../../client/index.js";

/**
 * Throws a `UsageError` for a `queryClient` of another copy of TanStack Query whose queries lack a method of this copy's. A copy
 * that has all of them works.
 */
export function checkQueryClient(given: QueryClient): void {
  if (isOfThisCopy(given)) return;
  const OtherCache = (given as Partial<QueryClient>).getQueryCache?.().constructor as
    typeof QueryCache | undefined;
  // A cache of that copy which nobody watches.
  const cache = OtherCache && new OtherCache();
  const query = cache?.build(given, { queryKey: [] }) ?? {};
  cache?.clear();
  const missing = Object.getOwnPropertyNames(Query.prototype).find((name) => !(name in query));
  if (missing === undefined) return;
  throw new UsageError(
    `queryClient does not fit the kit's copy of @tanstack/react-query: its queries have no ${missing}; make the copies one (npm ls @tanstack/query-core)`,
  );
}

function isOfThisCopy(given: object): boolean {
  return given instanceof QueryClient;
}
