import type { ConfigAction, InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import type { Path } from "../../json/path.js";
import type { Change } from "../merge/changes.js";
import type { Conflict, ConflictPlaces } from "../merge/conflicts.js";
import type { Difference } from "../merge/difference.js";
import type { DraftState, DraftVersion, KeptBeside } from "./draft-state.js";
import type { DraftRecipe } from "./edits/recipes.js";
import type { HistoryStep } from "./history/step.js";

/** A new draft, or a function of the present one: it returns the new draft or changes the one it is given. */
export type DraftUpdate = InstallationConfigContent | DraftRecipe;

/** Where a draft starts from. */
export interface DraftStoreOptions {
  /** The config the server last gave; left out while nothing is installed. */
  saved?: InstallationConfigContent | undefined;
  /** The integration as its manifest declares it: the source of default mappings and destinations. */
  manifest?: IntegrationContent | undefined;
  /** How many steps can be undone. @default 100 */
  historyLimit?: number | undefined;
}

/** What can be undone and redone now. */
export interface HistorySteps {
  readonly undo: HistoryStep | undefined;
  readonly redo: HistoryStep | undefined;
}

/** A version of the draft that is some steps away from the present one. */
export interface HistoryVersion {
  readonly version: DraftVersion;
  /** The step between it and the version that is one step nearer. */
  readonly step: HistoryStep;
}

/** The versions that undo and redo lead to, the nearest first. */
export interface HistoryVersions {
  readonly past: readonly HistoryVersion[];
  readonly future: readonly HistoryVersion[];
}

/** The draft that a save sent, or a function that returns, for one draft, the config that its edits were made on. */
export type AnsweredDraft =
  InstallationConfigContent | ((draft: InstallationConfigContent) => InstallationConfigContent);

/** A draft that is on its way to be saved. */
export interface SendUnderWay {
  /** The draft that was sent, with the changes of the saved config since then. */
  now(): InstallationConfigContent;
  /** Says that the last answer has come, or none will. */
  end(): void;
}

/** A function whose edits are made together. The type rejects a function that returns a promise. */
export type Edits<TResult> = (() => TResult) & ([TResult] extends [never] ? unknown : NoPromise<TResult>);
type NoPromise<TResult> = TResult extends PromiseLike<unknown> ? never : unknown;

/** The local draft of one tenant's config, and the saved config it is compared with. */
export interface DraftStore {
  /** The newest draft. Never mutate it; unchanged parts keep their reference across edits. */
  get(): InstallationConfigContent;
  /** The config the server last gave, or `undefined` while nothing is installed. */
  getSaved(): InstallationConfigContent | undefined;
  /** The saved config that the draft was created with. Markup that a server rendered is hydrated with it. */
  getStart(): InstallationConfigContent | undefined;
  /** The whole state of the draft as plain data, to be kept and handed to `restore`. */
  getState(): DraftState;
  /** Grows with each possible change of the draft, saved config, conflicts or history: a cheap check whether to read again. */
  getVersion(): number;
  /** The newest value at `path`; `undefined` where there is none. A container is copied where it was edited. */
  read(path: Path): unknown;
  /** Whether anything stands at `path`; `null` counts as nothing. Copies nothing. */
  has(path: Path): boolean;
  /** How many names the object at `path` has. Copies nothing. */
  sizeOf(path: Path): number;
  /**
   * Sets a copy of the value at `path`, or removes it with `undefined`; an equal value is a no-op. Throws a `TypeError` that
   * names the place where the value is no JSON.
   */
  edit(path: Path, value: unknown): void;
  /** Removes what stands at `path`, and the containers that this empties unless the saved config has them. */
  remove(path: Path): void;
  /**
   * Adds an object that the draft does not have: as it was when it was switched off, else with what the manifest declares for
   * it. An object that is there stays as it is.
   */
  addObject(action: ConfigAction, objectName: string): void;
  /** Whether the object is new and holds just what `addObject` puts into it; what stands at `except` below it does not count. */
  isAsAdded(action: ConfigAction, objectName: string, except?: Path): boolean;
  /** Whether the manifest has the object read for every customer who does not switch that off. */
  isAlwaysRead(objectName: string): boolean;
  /** Whether a read object is only there because a mapping needed it: nobody has asked for the object since. */
  isBrought(objectName: string): boolean;
  /** Sets what `isBrought` says; it is kept with the draft. */
  setBrought(objectName: string, isBrought: boolean): void;
  /** Removes an object and keeps it at hand for `addObject`, until a reset. */
  setObjectAside(action: ConfigAction, objectName: string): void;
  /**
   * Replaces the whole draft by a copy of what is given, or by what a recipe makes of the present one (Immer's rules). Throws a
   * `TypeError` that names the place where that is no JSON, and a `UsageError` for a function that returns a promise.
   */
  setDraft(update: DraftUpdate): void;
  /**
   * Locks the places of these JSON Pointers, and unlocks all others. Edits do not change a locked place, and an edit of a
   * container around it keeps it. Changes of the server still apply there, and so do `undo`, `reset` and `resolve`. Throws a
   * `SyntaxError` where one is no pointer.
   */
  setLocked(pointers: readonly string[]): void;
  /** Whether the place that a JSON Pointer leads to is locked, or lies in one that is. Throws a `SyntaxError` for no pointer. */
  isLocked(pointer: string): boolean;
  /**
   * Resets the draft, or the place that a JSON Pointer leads to, to the saved config. Its edits and conflicts end, in one step
   * that can be undone. A place inside a single value, such as a field's default, is reset together with that value. Throws a
   * `SyntaxError` where `path` is no pointer, and resets nothing.
   */
  reset(path?: string): void;
  /**
   * Makes the edits of `edits` one step of the history, and tells listeners once, after the last. Edits take effect at once.
   * `label` says what the step is. Where `edits` throws, the edits so far stay, as one step. Throws a `UsageError` where
   * `edits` returns a promise: what it edits later is no part of the batch.
   */
  batch<TResult>(edits: Edits<TResult>, label?: string): void;
  /** Starts a batch that lasts until the function returned is called. Batches can be nested. */
  openBatch(): () => void;
  /** Undoes the last step; what the server changed since stays. Does nothing without one. Throws a `UsageError` in `batch`. */
  undo(): void;
  /** Redoes the step that was undone last. After a new edit there is nothing to redo. Throws a `UsageError` in `batch`. */
  redo(): void;
  /** Undoes as many steps as a negative number says, or redoes a positive one. Tells listeners once. Throws as `undo` does. */
  travel(steps: number): void;
  /** What `undo` and `redo` would do now; the same object until that changes. */
  steps(): HistorySteps;
  /** The drafts that any number of `undo` or `redo` lead to, worked out at each call. */
  versions(): HistoryVersions;
  /** Where the draft differs from the saved config; the same object until that changes. */
  difference(): Difference | undefined;
  /** The leaves and single values that differ from the saved config, ordered by path; the same array until that changes. */
  changes(): readonly Change[];
  /** The places that the user and the server changed differently, ordered by path; the same array until that changes. */
  conflicts(): readonly Conflict[];
  /**
   * Ends the conflicts at or below `path`, a JSON Pointer: with the user's value, which stays in the draft to be saved, or
   * with the server's. One step of the history. Throws a `SyntaxError` where `path` is no pointer, and a `UsageError` where it
   * leads into a place that is in conflict as a whole.
   */
  resolve(path: string, side: "mine" | "theirs"): void;
  /**
   * Takes over a newer saved config and lays the draft's edits on it. Where the config answers a save, `answered` is the draft
   * that was sent, or a function that returns it for the present and for each earlier draft. What the server made of the places
   * in `written` is then no conflict. By default, these are the places where the answered draft differs from the saved config so
   * far. Without `answered`, the edits are the differences from the saved config so far. Without content (the installation is
   * gone) a draft with edits stays whole, one without is emptied.
   */
  takeSaved(
    content: InstallationConfigContent | undefined,
    answered?: AnsweredDraft,
    written?: readonly Path[],
  ): void;
  /**
   * Takes over the draft as another tab has it: no step of the history, and undoing a step here keeps what came from there.
   * What is given is not copied. `beside` is what that tab remembers of objects beside the draft, and `conflicts` are the places
   * that may be in conflict, each with what its edit was made on.
   */
  takeShared(
    content: InstallationConfigContent,
    beside?: Partial<KeptBeside>,
    conflicts?: ConflictPlaces,
  ): void;
  /**
   * Brings back a draft that was kept, with its edits laid on the saved config known now. Edits made here meanwhile are laid on
   * top, and undoing them brings back what was kept. The restore itself cannot be undone. Throws where the state has another
   * form; the draft is then as it was.
   */
  restore(state: DraftState): void;
  /** Hands in the manifest; objects that were added before it was known get their defaults now. */
  setManifest(manifest: IntegrationContent): void;
  /** Gives objects that another tab added without a manifest their defaults; does nothing until the manifest is known here. */
  fillDefaults(): void;
  /**
   * Brings a draft that a reader got from this store up to date: its edits, laid on what was saved since. `undefined` for any
   * other config.
   */
  catchUp(draft: InstallationConfigContent): DraftVersion | undefined;
  /**
   * Says that the present draft is being saved, until `end` of the send is called. A refetch meanwhile may show what the send
   * wrote. So where a place was edited or undone since, and the refetch changed it, the edit counts as made on what was sent.
   */
  startSend(sent: InstallationConfigContent): SendUnderWay;
  /** Calls `listener` after the draft's value at `path` changed; `[]` is the whole draft. Returns the function that stops it. */
  subscribe(path: Path, listener: () => void): () => void;
  /** As `subscribe`, for the saved config's value at `path`. */
  subscribeSaved(path: Path, listener: () => void): () => void;
  /** Calls `listener` after anything of the state changed. Returns the function that stops it. */
  subscribeState(listener: () => void): () => void;
  /** What another part of the kit keeps for this draft: `make` makes it at the first call, and it lives as long as the draft. */
  companion<TCompanion>(make: (store: DraftStore) => TCompanion): TCompanion;
}
