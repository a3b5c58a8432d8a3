"use client";

import { useQuery } from "@tanstack/react-query";
import type { Operation } from "../../contract/index.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { askNothing, isKnown, withQueryState, type QueryState } from "../internal/loading/query-state.js";

/** An operation, and the state of its query. */
export interface UseOperationResult extends QueryState {
  readonly operation: Operation | undefined;
}

/**
 * Returns an operation and polls it, first after a second, then less and less often, until it has ended. Without an id no
 * request is sent, and the result stays pending.
 *
 * @example
 * function Progress({ operationId }: { operationId: string }) {
 *   const { operation } = useOperation(operationId);
 *   return <p>{operation?.result ?? operation?.status ?? "…"}</p>;
 * }
 */
export function useOperation(operationId: string | undefined): UseOperationResult {
  const { ampersand, queries } = useInstallationScope();
  const query = useQuery(queries.operation(operationId), ampersand.queryClient);
  return withQueryState(
    {
      get operation() {
        return query.data;
      },
    },
    [query],
    isKnown(operationId) ? query.refetch : askNothing,
  );
}
