import type { InstallationConfigContent } from "../../../contract/index.js";
import type { DraftVersion, VersionTransform } from "../draft-state.js";

/** The drafts that readers have got, so that one which is handed back later is recognised. */
export interface GivenDrafts {
  /** Notes a draft that a reader gets. */
  note(version: DraftVersion, saved: InstallationConfigContent | undefined): void;
  /** Notes a change that is no edit, such as a new saved config. */
  transform(change: VersionTransform): void;
  /**
   * Brings a draft that a reader got up to date with the changes of the saved config since; `undefined` for one that nobody got.
   * Where these changes were dropped, `transformFrom` is called with what was saved when the draft was read.
   */
  catchUp(draft: InstallationConfigContent, transformFrom: TransformFrom): DraftVersion | undefined;
  /** Returns a function that applies to a version of now the changes of the saved config after this call. */
  since(saved: InstallationConfigContent | undefined, transformFrom: TransformFrom): VersionTransform;
}

/** Returns the transform from an earlier saved config to the present one. */
type TransformFrom = (saved: InstallationConfigContent | undefined) => VersionTransform;

/** Older changes are dropped: a draft that has missed more of them is compared with what was saved when it was read. */
const MOST_CHANGES = 32;

/** Makes an empty record of drafts. */
export function createGivenDrafts(): GivenDrafts {
  const given = new WeakMap<
    InstallationConfigContent,
    { version: DraftVersion; saved: InstallationConfigContent | undefined; changes: number }
  >();
  let changes: VersionTransform[] = [];
  let count = 0;

  const transformThrough =
    (
      start: number,
      saved: InstallationConfigContent | undefined,
      transformFrom: TransformFrom,
    ): VersionTransform =>
    (version) => {
      const missed = count - start;
      if (missed > changes.length) return transformFrom(saved)(version);
      return changes.slice(changes.length - missed).reduce((each, change) => change(each), version);
    };

  return {
    note: (version, saved) => {
      given.set(version.draft, { version, saved, changes: count });
    },
    transform: (change) => {
      changes = [...changes, change].slice(-MOST_CHANGES);
      count += 1;
    },
    catchUp: (draft, transformFrom) => {
      const found = given.get(draft);
      return found && transformThrough(found.changes, found.saved, transformFrom)(found.version);
    },
    since: (saved, transformFrom) => transformThrough(count, saved, transformFrom),
  };
}
