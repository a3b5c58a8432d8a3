import type { UseQueryResult } from "@tanstack/react-query";

/** How what a hook loads stands. */
export interface QueryState {
  /** Nothing is known yet, and nothing has failed. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  /** The last attempt failed; what was loaded before it stays, and `isSuccess` with it. */
  readonly isError: boolean;
  /** What the hook loads is known. */
  readonly isSuccess: boolean;
  /** Why the last attempt failed. */
  readonly error: Error | null;
  /** Asks again; resolves once that has ended, also where it failed. */
  readonly refetch: () => Promise<unknown>;
}

/** What is used of a query, whatever it loads. */
type Query = Pick<UseQueryResult, "isSuccess" | "isRefetchError" | "isError" | "isFetching" | "error">;

/** Whether a query has data: TanStack Query takes `isSuccess` back when a later fetch fails, and keeps the data. */
export function hasLoaded(query: Pick<Query, "isSuccess" | "isRefetchError">): boolean {
  return query.isSuccess || query.isRefetchError;
}

/**
 * Adds to `own` how the queries stand that it is made of, in the order in which they need each other. Each member is read only
 * when the caller reads it: TanStack Query renders a component again only for what it read. `own` is returned, its getters too.
 */
export function withQueryState<TOwn extends object>(
  own: TOwn,
  queries: readonly Query[],
  refetch: () => Promise<unknown>,
): TOwn & QueryState {
  const isSuccess = () => queries.every(hasLoaded);
  const isError = () => queries.some((query) => query.isError);
  const members: { readonly [TName in keyof QueryState]: () => QueryState[TName] } = {
    isPending: () => !isSuccess() && !isError(),
    isFetching: () => queries.some((query) => query.isFetching),
    isError,
    isSuccess,
    error: () => queries.find((query) => query.error)?.error ?? null,
    refetch: () => refetch,
  };
  for (const [name, get] of Object.entries(members)) {
    Object.defineProperty(own, name, { enumerable: true, get });
  }
  return own as TOwn & QueryState;
}

/** The `refetch` of a query that sends nothing, since an id is not known yet. */
export const askNothing = (): Promise<void> => Promise.resolve();

/** Whether a name or id that may be missing is known: blank, it would stand for the data of all. */
export function isKnown(name: unknown): name is string {
  return typeof name === "string" && name.trim() !== "";
}
