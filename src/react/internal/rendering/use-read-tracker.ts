"use client";

import { useMemo } from "react";
import { useInstallationScope } from "../../providers/installation-context.js";
import { createInstallationLoad } from "../loading/installation-load.js";
import { createReadTracker, type ReadTracker } from "./read-tracker.js";
import { useCommitEffect } from "./use-commit-effect.js";
import { useDraftStore } from "./use-draft-store.js";

/** Returns the component's own tracker over the nearest draft. */
export function useReadTracker(): ReadTracker {
  const store = useDraftStore();
  const { ampersand, queries } = useInstallationScope();
  const { queryClient } = ampersand;
  const tracker = useMemo(
    () => createReadTracker(store, createInstallationLoad(queryClient, queries, store)),
    [store, queryClient, queries],
  );
  useCommitEffect(tracker.forgetOld);
  return tracker;
}
