"use client";

import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "../providers/installation-context.js";

/** Queries the integration with its newest revision. */
export function useIntegration() {
  const { ampersand, queries } = useInstallationScope();
  return useQuery(queries.integration, ampersand.queryClient);
}
