import type { InstallationConfigContent } from "../../../contract/index.js";
import type { DraftVersion, VersionTransform } from "../draft-state.js";
import type { SendUnderWay } from "../draft-store-types.js";

/** The drafts that readers have got, so that one which is handed back later is recognised. */
export interface GivenDrafts {
  /** Notes a draft that a reader gets; `during` is the send that is under way then. */
  note(
    version: DraftVersion,
    saved: InstallationConfigContent | undefined,
    during: SendUnderWay | undefined,
  ): void;
  /** Notes a change that is no edit, such as a new saved config. */
  transform(change: GivenTransform): void;
  /**
   * Brings a draft that a reader got up to date with the changes of the saved config since; `undefined` for one that nobody got.
   * Where these changes were dropped, `transformFrom` is called with what was saved when the draft was read.
   */
  catchUp(draft: InstallationConfigContent, transformFrom: TransformFrom): DraftVersion | undefined;
  /** Returns a function that applies to a version of now the changes of the saved config after this call. */
  since(saved: InstallationConfigContent | undefined, transformFrom: TransformFrom): VersionTransform;
}

/** Applies a change that is no edit to a draft that was read; `during` is the send that was under way then. */
type GivenTransform = (version: DraftVersion, during: SendUnderWay | undefined) => DraftVersion;

/** Returns the transform from an earlier saved config to the present one. */
type TransformFrom = (saved: InstallationConfigContent | undefined) => VersionTransform;

/** A draft as it was read; `start` is the number of changes until then. */
interface GivenDraft {
  readonly version: DraftVersion;
  readonly saved: InstallationConfigContent | undefined;
  readonly start: number;
  readonly during: SendUnderWay | undefined;
}

/** Older changes are dropped: a draft that has missed more of them is compared with what was saved when it was read. */
const MOST_CHANGES = 32;

/** Makes an empty record of drafts. */
export function createGivenDrafts(): GivenDrafts {
  const given = new WeakMap<InstallationConfigContent, GivenDraft>();
  let changes: GivenTransform[] = [];
  let count = 0;

  const transformThrough =
    ({ start, saved, during }: Omit<GivenDraft, "version">, transformFrom: TransformFrom): VersionTransform =>
    (version) => {
      const missed = count - start;
      if (missed > changes.length) return transformFrom(saved)(version);
      return changes.slice(changes.length - missed).reduce((each, change) => change(each, during), version);
    };

  return {
    note: (version, saved, during) => {
      given.set(version.draft, { version, saved, start: count, during });
    },
    transform: (change) => {
      changes = [...changes, change].slice(-MOST_CHANGES);
      count += 1;
    },
    catchUp: (draft, transformFrom) => {
      const found = given.get(draft);
      return found && transformThrough(found, transformFrom)(found.version);
    },
    since: (saved, transformFrom) =>
      transformThrough({ start: count, saved, during: undefined }, transformFrom),
  };
}
