import type { InstallationConfigContent, IntegrationContent } from "../../contract/index.js";
import { copyJson } from "../../json/copy.js";
import { deepEqual } from "../../json/equal.js";
import { createOverlay, setInOverlay } from "../../json/overlay/overlay.js";
import { getIn } from "../../json/path.js";
import { createPathTree, forEachPath, type PathTree } from "../../json/path-tree.js";
import { reconcile } from "../../json/reconcile.js";
import { viewOf } from "../../json/overlay/view.js";
import type { ObjectPlace } from "../handlers/object-place.js";
import { contentShape } from "../merge/config-shape.js";
import {
  basesOf,
  conflictPlacesOf,
  findConflicts,
  noConflicts,
  withoutPlaces,
  type ConflictPlaces,
} from "../merge/conflicts.js";
import { configDifference } from "../merge/difference.js";
import { rebase } from "../merge/rebase.js";
import { withEnablingDefaults } from "../handlers/enabling-defaults.js";

/** A draft as it stood at one time, with what is in conflict in it. */
export interface DraftVersion {
  readonly draft: InstallationConfigContent;
  readonly conflicts: ConflictPlaces;
}

/** Applies a change that is no edit, such as a new saved config, to a version of the draft. */
export type VersionTransform = (version: DraftVersion) => DraftVersion;

/** An object that was switched off, as it was, and what the saved config had there. */
export interface DisabledObject {
  readonly object: unknown;
  readonly saved?: unknown;
}

/** What is remembered of objects beside the draft itself. */
export interface KeptBeside {
  /** Objects that were enabled before the manifest was known: their defaults are still to come. */
  readonly pendingDefaults: readonly ObjectPlace[];
  /** By JSON Pointer, so that switching them on again brings their settings back. */
  readonly disabledObjects: Readonly<Record<string, DisabledObject>>;
  /** Read objects that were added because a mapping needed them, and that nobody has asked for since. */
  readonly broughtObjects: readonly string[];
}

/** The whole state of a draft: plain data, which can be kept as JSON and restored. */
export interface DraftState extends DraftVersion, KeptBeside {
  readonly saved: InstallationConfigContent | undefined;
}

/** A config without anything in it. */
export const nothing: InstallationConfigContent = Object.freeze({});

/** A draft that nobody has edited. */
export function startState(saved: InstallationConfigContent | undefined): DraftState {
  const draft = saved ?? nothing;
  return {
    saved,
    draft,
    conflicts: noConflicts,
    pendingDefaults: [],
    disabledObjects: {},
    broughtObjects: [],
  };
}

/** Whether two states show the same: draft, saved config and conflicts. */
export function isSameState(one: DraftState, other: DraftState): boolean {
  return one.saved === other.saved && one.draft === other.draft && one.conflicts === other.conflicts;
}

/** Whether two states remember the same beside their drafts. */
export function isSameKept(one: KeptBeside, other: KeptBeside): boolean {
  return (
    deepEqual(one.broughtObjects, other.broughtObjects) &&
    deepEqual(one.disabledObjects, other.disabledObjects) &&
    deepEqual(one.pendingDefaults, other.pendingDefaults)
  );
}

/** A change of the saved config, which is applied to each version of a draft. */
export interface SavedChange {
  readonly previous: InstallationConfigContent | undefined;
  readonly saved: InstallationConfigContent | undefined;
  /** Set where the change answers a save or comes during one: returns the config that a version's edits were made on. */
  readonly answered?: ((draft: InstallationConfigContent) => InstallationConfigContent) | undefined;
  /** Whether `answered` may return something different for each version. */
  readonly isPerVersion?: boolean | undefined;
  /** The places that the answered save wrote. What the server made of them is not in conflict with anything. */
  readonly written?: PathTree | undefined;
  readonly manifest: IntegrationContent | undefined;
}

/** Places that keep the work of a transform small: only the version's edits are looked at. */
export interface TransformPlaces {
  /** The only places where the version may differ from what its edits were made on. */
  readonly edited?: PathTree | undefined;
  /** A tree that is filled with the places where the transformed version may differ from the saved config. */
  readonly kept?: PathTree | undefined;
}

/** Applies a change of the saved config to a version of a draft: the version's edits are laid on the new config. */
export function transformVersion(
  version: DraftVersion,
  { previous = nothing, saved, answered, written, manifest }: SavedChange,
  { edited, kept = createPathTree() }: TransformPlaces = {},
): DraftVersion {
  const from = answered?.(version.draft) ?? previous;
  if (!saved) {
    // The installation is gone: a draft with edits stays whole, one without is emptied.
    const isEdited = !deepEqual(version.draft, from);
    return { draft: isEdited ? version.draft : nothing, conflicts: noConflicts };
  }
  const base = withEnablingDefaults(from, version.draft, saved, manifest);
  const draft = rebase(base, version.draft, saved, {
    shape: contentShape,
    edited,
    kept,
  }) as InstallationConfigContent;
  if (from === saved && version.conflicts === noConflicts) return { draft, conflicts: noConflicts };
  const bases = basesOf(version.conflicts);
  // From now on, edits of the places that a save wrote are based on what the server made of these places.
  if (written) {
    forEachPath(written, (path) => {
      setInOverlay(bases, path, getIn(saved, path));
    });
  }
  const found = createOverlay();
  const difference = configDifference(saved, draft, kept);
  findConflicts(difference, viewOf(answered ? from : previous, bases), {
    shape: contentShape,
    found,
  });
  const conflicts = conflictPlacesOf(found);
  return { draft, conflicts: written ? withoutPlaces(conflicts, written) : conflicts };
}

/** Lays the edits that a version has made since `from` on another draft. The edits count as newer than that draft. */
export function layOnDraft(
  version: DraftVersion,
  {
    from,
    onto,
    manifest,
  }: { from: InstallationConfigContent; onto: DraftState; manifest: SavedChange["manifest"] },
): DraftVersion {
  const base = withEnablingDefaults(from, version.draft, onto.draft, manifest);
  const laid = rebase(base, version.draft, onto.draft, { shape: contentShape }) as InstallationConfigContent;
  // A draft that is the saved config keeps that reference.
  const draft = laid === onto.saved ? laid : reconcile(version.draft, laid);
  const found = createOverlay();
  const difference = configDifference(onto.saved ?? nothing, draft);
  findConflicts(difference, viewOf(onto.saved ?? nothing, basesOf(onto.conflicts)), {
    shape: contentShape,
    found,
  });
  return { draft, conflicts: conflictPlacesOf(found) };
}

/** Returns a copy of a state that was kept, with its edits laid on the saved config that is known now. */
export function keptState(
  kept: DraftState,
  saved: InstallationConfigContent | undefined,
  manifest: SavedChange["manifest"],
): DraftState {
  const was = reconcile(saved, copyJson(kept.saved));
  const draft = reconcile(was ?? nothing, reconcile(saved, copyJson(kept.draft)));
  const { conflicts, pendingDefaults, disabledObjects, broughtObjects = [] } = kept;
  const parts = copyJson({ conflicts, pendingDefaults, disabledObjects, broughtObjects });
  const state = { ...parts, saved: was, draft };
  if (!saved) return state;
  return { ...state, saved, ...transformVersion(state, { previous: was, saved, manifest }) };
}
