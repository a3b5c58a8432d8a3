"use client";

import { useMemo } from "react";
import { createReadTracker, type ReadTracker } from "./read-tracker.js";
import { useCommitEffect } from "./use-commit-effect.js";
import { useDraftStore } from "./use-draft-store.js";

/** Returns the component's own tracker over the nearest draft. */
export function useReadTracker(): ReadTracker {
  const store = useDraftStore();
  const tracker = useMemo(() => createReadTracker(store), [store]);
  useCommitEffect(tracker.forgetOld);
  return tracker;
}
