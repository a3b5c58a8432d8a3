"use client";

import { useQuery } from "@tanstack/react-query";
import { useInstallationScope } from "../../providers/installation-context.js";

/** Returns the queries of the group's connections and of the installation, which says what connection it uses. */
export function useConnectionQueries() {
  const { ampersand, queries } = useInstallationScope();
  const connections = useQuery(queries.connections, ampersand.queryClient);
  const installations = useQuery(queries.installations, ampersand.queryClient);
  return { connections, installations };
}
