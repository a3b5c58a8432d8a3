import { Query, QueryClient, type QueryCache } from "@tanstack/react-query";
import { UsageError } from "../../client/index.js";

/**
 * Throws a `UsageError` for an app's own `queryClient` of another copy of TanStack Query whose queries lack what this copy
 * calls; copies that fit work together.
 */
export function checkQueryClient(given: QueryClient): void {
  if (isOfThisCopy(given)) return;
  if (typeof (given as Partial<QueryClient>).getQueryCache !== "function") {
    throw new UsageError(
      "queryClient is no QueryClient; give what new QueryClient() of @tanstack/react-query makes",
    );
  }
  // A cache of that copy which nobody watches.
  const OtherCache = given.getQueryCache().constructor as typeof QueryCache;
  const cache = new OtherCache();
  const query = cache.build(given, { queryKey: [] });
  const missing = Object.getOwnPropertyNames(Query.prototype).filter((name) => !(name in query));
  cache.clear();
  if (missing.length === 0) return;
  throw new UsageError(
    `queryClient is of another copy of @tanstack/react-query, which does not fit the one of headless-write-kit (it lacks ${missing.join(", ")}): make it one ("npm ls @tanstack/query-core" shows both), or leave queryClient out`,
  );
}

function isOfThisCopy(given: object): boolean {
  return given instanceof QueryClient;
}
