import type { UseQueryResult } from "@tanstack/react-query";

/** How a query stands, as the published headless API has it. */
export interface QueryState {
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isError: boolean;
  readonly isSuccess: boolean;
  readonly error: Error | null;
}

/**
 * Adds a query's state to `own`, each member read only when the caller reads it: TanStack Query renders a component again
 * only for what it read (H4). `own` is returned, its getters too.
 */
export function withQueryState<TOwn extends object>(
  query: UseQueryResult<unknown>,
  own: TOwn,
): TOwn & QueryState {
  for (const name of ["isPending", "isFetching", "isError", "isSuccess", "error"] as const) {
    Object.defineProperty(own, name, { enumerable: true, get: () => query[name] });
  }
  return own as TOwn & QueryState;
}
