"use client";

import { useEffect, useMemo, useReducer } from "react";
import type { Client } from "../../../client/index.js";
import type { AmpersandScope } from "../../providers/ampersand-context.js";
import { createTenantQueries, type TenantQueries } from "./queries.js";

/** Whose server state is queried. */
interface TenantNames {
  readonly integration: string;
  readonly groupRef: string;
  /** With an API key nobody need be named. */
  readonly consumerRef: string | undefined;
}

/** Returns the client and the queries of one integration and group; the same ones until one of the names changes. */
export function useTenantQueries(
  { client, queryClient, server, session }: AmpersandScope,
  { integration, groupRef, consumerRef }: TenantNames,
): { client: Client; queries: TenantQueries } {
  const identified = useMemo(
    () => (consumerRef && groupRef ? client.as({ consumerRef, groupRef }) : client),
    [client, consumerRef, groupRef],
  );
  const [clearings, startAnew] = useReducer((count: number) => count + 1, 0);
  const queries = useMemo(
    () =>
      createTenantQueries({
        ...{ client: identified, queryClient, server, session },
        ...{ consumerRef: consumerRef ?? "", integration, groupRef },
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- made anew where the cache was emptied
    [identified, queryClient, server, session, consumerRef, integration, groupRef, clearings],
  );

  // Whoever shows data of a cache that was emptied would show it for ever: they look at queries that are no longer in it.
  useEffect(() => {
    let isWaiting = false;
    const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
      const isShown = type === "removed" && query.getObserversCount() > 0;
      if (!isShown || isWaiting || !queries.prefix.every((name, index) => query.queryKey[index] === name))
        return;
      isWaiting = true;
      // Once all that is to be removed is.
      queueMicrotask(() => {
        if (isWaiting) startAnew();
      });
    });
    return () => {
      isWaiting = false;
      stop();
    };
  }, [queryClient, queries]);

  return { client: identified, queries };
}
