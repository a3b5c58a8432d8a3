import type { InstallationConfigContent } from "../../../contract/index.js";
import type { Path } from "../../../json/path.js";

/** One place that an edit changed. */
export interface Patch {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** What was in conflict at one place, before and after an edit; `undefined` where nothing was. */
export interface ConflictPatch {
  readonly path: Path;
  readonly before: { readonly base?: unknown } | undefined;
  readonly after: { readonly base?: unknown } | undefined;
}

/** The net result of a transaction. */
export interface Outcome {
  /** The topmost places that changed in the end; none is inside another one. */
  readonly patches: readonly Patch[];
  readonly conflictPatches: readonly ConflictPatch[];
}

/** One step of the user's edits, as it can be undone or redone now. */
export interface HistoryStep {
  /** The label that `batch` was given. */
  readonly label: string | undefined;
  /** Everything that the step changed is at or below this place. */
  readonly path: Path;
  /** The places that the step changed, the topmost ones. */
  readonly patches: readonly Patch[];
  /** The draft without the step. */
  readonly before: InstallationConfigContent;
  /** The draft with the step. */
  readonly after: InstallationConfigContent;
}

/** A step as the history keeps it: what it changed, place by place. */
export interface Step extends Outcome {
  readonly label: string | undefined;
  /** The place where a text was being typed; `undefined` for any other step. */
  typedAt: string | undefined;
  /** When it was made or last typed on: `Date.now()`, in ms. */
  at: number;
  /** The draft before and after the step, where somebody has read it: undo and redo then give the same references. */
  before: InstallationConfigContent | undefined;
  after: InstallationConfigContent | undefined;
}

/** The two directions through the history. */
export type Move = "undo" | "redo";

/** Whether a step changes nothing. */
export function isNeedless({ patches, conflictPatches }: Outcome): boolean {
  return patches.length === 0 && conflictPatches.length === 0;
}
