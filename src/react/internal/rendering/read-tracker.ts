import type { DraftStore } from "../../../draft/store/draft-store.js";
import { createLocalConfig, type LocalConfig } from "../../../draft/handlers/local-config.js";
import { getIn, type Path } from "../../../json/path.js";
import type { InstallationLoad, InstallationState } from "../loading/installation-load.js";
import { createNotedReads, type LocalConfigWithState, type NotedReads } from "./noted-reads.js";

/** The helpers of the draft, which note what is read through them, as a source for `useSyncExternalStore`. */
export interface ReadTracker {
  /** Returns the same helpers until something that was read through them has changed, and then new ones. */
  getConfig: () => LocalConfigWithState;
  /** Returns helpers that read what the draft started from: what a server rendered. They are the same each time. */
  getServerConfig: () => LocalConfigWithState;
  /** Calls `listener` when something that was read has changed. */
  subscribe: (listener: () => void) => () => void;
  /** Forgets what was read through helpers that are no longer the newest; called once the newest are on screen. */
  forgetOld: () => void;
}

/** Reads are noted at any time, not only while this component renders: a child that was given the helpers may render by itself. */
export function createReadTracker(store: DraftStore, load: InstallationLoad): ReadTracker {
  let listener: (() => void) | undefined;
  const stateMembers = membersOf((name) => current.noteState(name));
  const withState = (config: LocalConfig) =>
    Object.defineProperties(config, stateMembers) as LocalConfigWithState;
  const start = () => createNotedReads(store, load, withState(createLocalConfig(store, read)), listener);
  let current: NotedReads = start();
  let old: NotedReads[] = [];
  let serverConfig: LocalConfigWithState | undefined;

  /** A component may keep helpers after a change: what it reads through them then counts for the newest helpers. */
  function read(path: Path): unknown {
    return current.note(path);
  }

  return {
    getConfig: () => {
      if (current.haveChanged()) {
        old.push(current);
        current = start();
      }
      return current.config;
    },
    getServerConfig: () => {
      const content = store.getStart();
      return (serverConfig ??= withState(createLocalConfig(store, (path) => getIn(content, path))));
    },
    subscribe: (onChange) => {
      listener = onChange;
      current.listen(onChange);
      return () => {
        listener = undefined;
        for (const reads of [...old, current]) reads.stop();
        old = [];
      };
    },
    forgetOld: () => {
      for (const reads of old) reads.stop();
      old = [];
    },
  };
}

const stateNames = [
  "isInstalled",
  "isPending",
  "isFetching",
  "isError",
  "isSuccess",
  "error",
  "refetch",
] as const satisfies readonly (keyof InstallationState)[];

/** Describes the members about the installation, each computed when it is read. */
function membersOf(read: (name: keyof InstallationState) => unknown): PropertyDescriptorMap {
  return Object.fromEntries(stateNames.map((name) => [name, { enumerable: true, get: () => read(name) }]));
}
