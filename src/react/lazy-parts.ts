import { createLazyModule } from "./lazy-module.js";

/** Shapes records: what `useWritePreview` shows. */
export const lazyShape = createLazyModule(() => import("../engine/shape.js"));

/** Finds what is wrong in a draft, and what a server found. */
export const lazyIssues = createLazyModule(() => import("../draft/issues.js"));
