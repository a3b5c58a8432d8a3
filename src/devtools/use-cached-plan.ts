"use client";

import { useMemo, useSyncExternalStore } from "react";
import { planSave } from "../save/plan/plan-save.js";
import type { SavePlan } from "../save/plan/save-plan.js";
import type { InstallationScope } from "../react/providers/installation-context.js";
import type { TenantQuery } from "../react/internal/loading/load-data.js";
import { saveTarget } from "../react/internal/saving/save-target.js";

/**
 * Returns the requests that saving the draft would send now, by what the page has loaded: unlike `useSavePlan` it fetches
 * nothing. `undefined` while the integration or the installation is not loaded.
 */
export function useCachedPlan(scope: InstallationScope): SavePlan | undefined {
  const { ampersand, groupRef, queries, store } = scope;
  const saved = useSyncExternalStore(store.subscribeState, store.getSaved);
  const draft = useSyncExternalStore(store.subscribeState, store.get);
  const changes = useSyncExternalStore(store.subscribeState, store.changes);
  const integration = useCached(scope, queries.integration);
  const installations = useCached(scope, queries.installations);
  const connections = useCached(scope, queries.connections);

  return useMemo(() => {
    const [installation] = installations ?? [];
    // Until the draft has taken over an installation that just came or went, a plan would be for the other case.
    if (!integration || !installations || !installation !== !saved) return undefined;
    const target = saveTarget(
      { ampersand, groupRef },
      { integration, installation, connection: connections?.[0] },
    );
    return planSave({ saved, draft, target, changes });
  }, [ampersand, groupRef, saved, draft, changes, integration, installations, connections]);
}

function useCached<TData>(
  { ampersand: { queryClient } }: InstallationScope,
  { queryKey }: TenantQuery<TData>,
): TData | undefined {
  return useSyncExternalStore(queryClient.getQueryCache().subscribe, () =>
    queryClient.getQueryData<TData>(queryKey),
  );
}
