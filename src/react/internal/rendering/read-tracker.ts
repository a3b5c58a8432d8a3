import type { DraftStore } from "../../../draft/store/draft-store.js";
import { createLocalConfig, type LocalConfig } from "../../../draft/handlers/local-config.js";
import { getIn, type Path } from "../../../json/path.js";
import { formatPointer } from "../../../json/pointer.js";

/** The helpers of the draft, which note what is read through them, as a source for `useSyncExternalStore`. */
export interface ReadTracker {
  /** Returns the same helpers until something that was read through them has changed, and then new ones. */
  getConfig: () => LocalConfig;
  /** Returns helpers that read what the draft started from: what a server rendered. They are the same each time. */
  getServerConfig: () => LocalConfig;
  /** Calls `listener` when something that was read has changed. */
  subscribe: (listener: () => void) => () => void;
  /** Forgets what was read through helpers that are no longer the newest; called once the newest are on screen. */
  forgetOld: () => void;
}

/** Reads are noted whenever they happen, not only while rendering: a child that was handed the helpers may render alone. */
export function createReadTracker(store: DraftStore): ReadTracker {
  let listener: (() => void) | undefined;
  let current: Reads = createReads(store, read);
  let old: Reads[] = [];
  let serverConfig: LocalConfig | undefined;

  /** Helpers may be kept beyond the next change: what is read through them then counts for the newest ones. */
  function read(path: Path): unknown {
    return current.note(path);
  }

  return {
    getConfig: () => {
      if (current.haveChanged()) {
        old.push(current);
        current = createReads(store, read, listener);
      }
      return current.config;
    },
    getServerConfig: () => {
      const start = store.getStart();
      return (serverConfig ??= createLocalConfig(store, (path) => getIn(start, path)));
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

/** What was read since one set of helpers was made. */
interface Reads {
  readonly config: LocalConfig;
  note(path: Path): unknown;
  haveChanged(): boolean;
  listen(listener: () => void): void;
  stop(): void;
}

function createReads(store: DraftStore, read: (path: Path) => unknown, onChange?: () => void): Reads {
  const values = new Map<string, { path: Path; value: unknown }>();
  const stops: (() => void)[] = [];
  let listener = onChange;
  let checkedAt = store.getVersion();

  function note(path: Path): unknown {
    const value = store.read(path);
    const pointer = formatPointer(path);
    if (!values.has(pointer)) {
      values.set(pointer, { path, value });
      if (listener) stops.push(store.subscribe(path, listener));
    }
    return value;
  }

  return {
    config: createLocalConfig(store, read),
    note,
    haveChanged: () => {
      const version = store.getVersion();
      if (version === checkedAt) return false;
      for (const { path, value } of values.values()) {
        if (store.read(path) !== value) return true;
      }
      checkedAt = version;
      return false;
    },
    listen: (newListener) => {
      listener = newListener;
      for (const { path } of values.values()) stops.push(store.subscribe(path, newListener));
    },
    stop: () => {
      listener = undefined;
      for (const stop of stops.splice(0)) stop();
    },
  };
}
