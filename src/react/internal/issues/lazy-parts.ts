import { createLazyModule } from "./lazy-module.js";

/** Checks and shapes records as the engine does: what `useWritePreview` shows. */
export const lazyPreviewer = createLazyModule(() => import("../../../engine/requests/write-previewer.js"));

/** Plans a save: what `useSavePlan` shows. */
export const lazyPlan = createLazyModule(() => import("../../../save/plan/plan-save.js"));

/** Checks a draft, and reads the issues that a server found. */
export const lazyIssues = createLazyModule(() => import("../../../save/issues.js"));

/** Runs the app's own rules. */
export const lazyRules = createLazyModule(() => import("./rule-runner.js"));
