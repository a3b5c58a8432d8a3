import type { InstallationConfigContent } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import { reconcile } from "../../json/reconcile.js";

/** A draft as it stood at one time. */
export interface DraftVersion {
  readonly draft: InstallationConfigContent;
  /** The config that its edits were made on: the saved one, but for conflicts (D11). */
  readonly base: InstallationConfigContent;
}

/** One step of the user's edits, as it can be undone or redone now. */
export interface HistoryStep {
  /** What `batch` was told that the step is. */
  readonly label: string | undefined;
  /** Everything that the step changed is at or below this place. */
  readonly path: Path;
  /** The draft without the step. */
  readonly before: InstallationConfigContent;
  /** The draft with the step. */
  readonly after: InstallationConfigContent;
}

/** A version of the draft that is some steps away from the present one. */
export interface HistoryVersion {
  readonly version: DraftVersion;
  /** Of the step between it and the version that is one step nearer: what `batch` was told that it is. */
  readonly label: string | undefined;
  /** Of the same step: everything that it changed is at or below this place. */
  readonly path: Path;
}

/** The versions that moves lead to, one step after the other: the nearest first. */
export interface HistoryVersions {
  readonly past: readonly HistoryVersion[];
  readonly future: readonly HistoryVersion[];
}

/** What is known of a step besides the versions on both sides of it. */
export interface StepInfo {
  readonly path: Path;
  readonly label: string | undefined;
  /** The place where a text was being typed; `undefined` for any other step. */
  readonly typedAt: string | undefined;
}

/** The user's steps (D9). Whenever the server's config changes, it is handed in by `carry`, so that no step undoes that. */
export interface History {
  /** Remembers where a step starts; one that has started goes on. */
  begin(version: DraftVersion): void;
  /** Ends the step; one that changed nothing is none, and one that goes on typing joins the step before. */
  end(version: DraftVersion, info: StepInfo): void;
  /** Says how every earlier version is to be read from now on. */
  carry(change: (version: DraftVersion) => DraftVersion): void;
  /** Takes back the last step: returns the version to go to, and where it differs. */
  undo(version: DraftVersion): Move | undefined;
  /** Makes the step again that was taken back last. */
  redo(version: DraftVersion): Move | undefined;
  nextUndo(version: DraftVersion): HistoryStep | undefined;
  nextRedo(version: DraftVersion): HistoryStep | undefined;
  /** All that `undo` and `redo` lead to, as the server's changes so far let them be read. */
  versions(version: DraftVersion): HistoryVersions;
  clear(): void;
}

/** The version that a move leads to, and the place at or below which it differs. */
export interface Move {
  readonly version: DraftVersion;
  readonly path: Path;
}

/** A version on its way through `carries`, of which it has passed some. */
interface Kept {
  version: DraftVersion;
  carried: number;
}

interface Step extends Kept, StepInfo {
  path: Path;
  typedAt: string | undefined;
  /** When it was last typed in, in ms. */
  at: number;
}

/** Typing that pauses for longer is another step. */
const TYPING_PAUSE_MS = 1_000;

/** Versions are carried when they are needed; after so many changes of the server all at once, so that the changes can be let go. */
const MOST_CARRIES = 32;

/** Makes an empty history of at most `limit` steps; the oldest give way. */
export function createHistory(limit: number): History {
  let past: Step[] = [];
  let future: Step[] = [];
  let open: Kept | undefined;
  let carries: ((version: DraftVersion) => DraftVersion)[] = [];

  const keep = (version: DraftVersion): Kept => ({ version, carried: carries.length });

  function bring(kept: Kept): boolean {
    if (kept.carried === carries.length) return false;
    kept.version = carries.slice(kept.carried).reduce((version, change) => change(version), kept.version);
    kept.carried = carries.length;
    return true;
  }

  /**
   * Finds the last step that changes something, from `end` on down, next to which `version` is; those that a change of the
   * server made needless are dropped.
   */
  function top(stack: Step[], version: DraftVersion, end = -1): Step | undefined {
    for (let step = stack.at(end); step; step = stack.at(end)) {
      if (bring(step)) {
        step.version = shareWith(version, step.version);
        step.path = [];
      }
      if (!isSame(step.version, version)) return step;
      stack.splice(end, 1);
    }
    return undefined;
  }

  /** Finds every step that moves through the whole stack would come to. */
  function all(stack: Step[], version: DraftVersion): Step[] {
    const found: Step[] = [];
    for (let step = top(stack, version); step; step = top(stack, step.version, -1 - found.length))
      found.push(step);
    return found;
  }

  function move(from: Step[], to: Step[], version: DraftVersion): Move | undefined {
    const step = top(from, version);
    if (!step) return undefined;
    from.pop();
    to.push({ ...step, ...keep(version) });
    // What is typed next is a step of its own.
    for (const last of [past.at(-1), future.at(-1)]) if (last) last.typedAt = undefined;
    return { version: step.version, path: step.path };
  }

  return {
    begin: (version) => {
      open ??= keep(version);
    },
    end: (version, info) => {
      if (!open) return;
      const started = open;
      open = undefined;
      if (bring(started)) started.version = shareWith(version, started.version);
      if (isSame(started.version, version)) return;
      future = [];
      const at = Date.now();
      // Steps that the server made needless are dropped first: typing may go on in the one below.
      const last = top(past, started.version);
      const goesOn =
        last?.typedAt !== undefined && last.typedAt === info.typedAt && last.label === info.label;
      if (goesOn && at - last.at < TYPING_PAUSE_MS) {
        last.at = at;
        // Typed back to where it started, the draft is equal to that one and another object: then there is no step.
        last.version = shareWith(version, last.version);
        top(past, version);
        return;
      }
      past.push({ ...started, ...info, at });
      if (past.length > limit) past.shift();
    },
    carry: (change) => {
      const kept = [...past, ...future, ...(open ? [open] : [])];
      carries = kept.length > 0 ? [...carries, change] : [];
      if (carries.length < MOST_CARRIES) return;
      for (const each of kept) bring(each);
      for (const each of kept) each.carried = 0;
      // One that changes nothing: where they are needed, `top` still has to compare them with the version then.
      carries = [(version) => version];
    },
    undo: (version) => move(past, future, version),
    redo: (version) => move(future, past, version),
    nextUndo: (version) => {
      const step = top(past, version);
      return step && { label: step.label, path: step.path, before: step.version.draft, after: version.draft };
    },
    nextRedo: (version) => {
      const step = top(future, version);
      return step && { label: step.label, path: step.path, before: version.draft, after: step.version.draft };
    },
    versions: (version) => ({ past: all(past, version), future: all(future, version) }),
    clear: () => {
      past = [];
      future = [];
      carries = [];
      open = undefined;
    },
  };
}

function isSame(a: DraftVersion, b: DraftVersion): boolean {
  return a.draft === b.draft && a.base === b.base;
}

/** Gives what is equal in both the references of the first (D5). */
function shareWith(version: DraftVersion, { draft, base }: DraftVersion): DraftVersion {
  return { draft: reconcile(version.draft, draft), base: reconcile(version.base, base) };
}
