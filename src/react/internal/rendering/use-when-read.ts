"use client";

import { useQuery, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { TenantQuery } from "../loading/load-data.js";

/** Returns a function that gives a query's data and error, and has it fetched once the function is called for the first time. */
export function useWhenRead<TData>(
  query: TenantQuery<TData>,
  queryClient: QueryClient,
): () => { data: TData | undefined; error: Error | null } {
  const [isRead, setIsRead] = useState(false);
  const { data, error } = useQuery({ ...query, enabled: isRead }, queryClient);
  return () => {
    // The function may be called while rendering, when no request may be sent.
    if (!isRead && typeof window !== "undefined") {
      queueMicrotask(() => {
        setIsRead(true);
      });
    }
    return { data, error };
  };
}
