"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { InstallationConfigContent } from "../../contract/index.js";
import type { SavePlan, SaveStrategy } from "../../save/plan/save-plan.js";
import { useInstallationScope } from "../providers/installation-context.js";
import { lazyPlan } from "../internal/issues/lazy-parts.js";
import { saveTarget } from "../internal/saving/save-target.js";
import { useChanges } from "./use-changes.js";
import { useConnection } from "./use-connection.js";
import { useDraftStore } from "../internal/rendering/use-draft-store.js";
import { useInstallation } from "./use-installation.js";
import { useIntegration } from "./use-integration.js";
import { useLazyModule } from "../internal/issues/use-lazy-module.js";

const nothing: InstallationConfigContent = {};

/** How the plan is made. */
export interface UseSavePlanOptions {
  /** @default "auto" */
  strategy?: SaveStrategy | undefined;
}

/**
 * Returns the requests that saving the draft would send now, or `undefined` while the integration, the installation or
 * the planning itself is loading. Nothing is sent.
 *
 * @example
 * function Preview() {
 *   const plan = useSavePlan();
 *   return <pre>{JSON.stringify(plan?.requests, null, 2)}</pre>;
 * }
 */
export function useSavePlan({ strategy }: UseSavePlanOptions = {}): SavePlan | undefined {
  const { ampersand, groupRef } = useInstallationScope();
  const store = useDraftStore();
  const getServerDraft = useCallback(() => store.getStart() ?? nothing, [store]);
  const saved = useSyncExternalStore(store.subscribeState, store.getSaved, store.getStart);
  const draft = useSyncExternalStore(store.subscribeState, store.get, getServerDraft);
  const changes = useChanges();
  const { data: integration } = useIntegration();
  const { installation, isSuccess } = useInstallation();
  const { connection } = useConnection();
  const planSave = useLazyModule(lazyPlan)?.planSave;

  return useMemo(() => {
    // Until the draft knows of an installation just created or deleted, it would plan a create for an update, or the reverse.
    if (!planSave || !integration || !isSuccess || !installation !== !saved) return undefined;
    const target = saveTarget({ ampersand, groupRef }, { integration, installation, connection });
    return planSave({ saved, draft, target, strategy, changes });
  }, [
    planSave,
    integration,
    isSuccess,
    installation,
    connection,
    saved,
    draft,
    changes,
    ampersand,
    groupRef,
    strategy,
  ]);
}
