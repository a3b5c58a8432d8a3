"use client";

import type { DraftStore } from "../../../draft/store/draft-store.js";
import { useInstallationScope } from "../../providers/installation-context.js";
import { createRenderBatch } from "./render-batch.js";
import { useCommitEffect } from "./use-commit-effect.js";

/**
 * Returns the draft of the nearest `InstallationProvider`, ready for edits made while rendering, as the published guides
 * show them: they take effect at once, other components hear of them after the rendering.
 */
export function useDraftStore(): DraftStore {
  const { store } = useInstallationScope();
  const rendering = store.companion(createRenderBatch);
  rendering.begin();
  useCommitEffect(rendering.end);
  return store;
}
