import { createLazyModule } from "./lazy-module.js";

/** Shapes records: what `useWritePreview` shows. */
export const lazyShape = createLazyModule(() => import("../../../engine/shaping/shape.js"));

/** Plans a save: what `useSavePlan` shows. */
export const lazyPlan = createLazyModule(() => import("../../../save/plan/plan-save.js"));

/** Finds what is wrong in a draft, and what a server found. */
export const lazyIssues = createLazyModule(() => import("../../../save/issues.js"));

/** Runs the rules that an app brings. */
export const lazyRules = createLazyModule(() => import("./rule-runner.js"));
