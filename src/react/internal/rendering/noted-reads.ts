import type { DraftStore } from "../../../draft/store/draft-store.js";
import type { LocalConfig } from "../../../draft/handlers/local-config.js";
import type { Path } from "../../../json/path.js";
import { formatPointer } from "../../../json/pointer.js";
import type { InstallationLoad, InstallationState } from "../loading/installation-load.js";

/**
 * The helpers over the draft, and how far the installation is known that it stands on.
 *
 * @example
 * function readDeletes(config: LocalConfigWithState): boolean {
 *   return config.isSuccess && config.writeObject("contact").getDeletionEnabled();
 * }
 */
export interface LocalConfigWithState extends LocalConfig, InstallationState {}

/** What was read since one set of helpers was made. */
export interface NotedReads {
  readonly config: LocalConfigWithState;
  note(path: Path): unknown;
  noteState(name: keyof InstallationState): unknown;
  haveChanged(): boolean;
  listen(listener: () => void): void;
  stop(): void;
}

/** Makes the notes of one set of helpers; `onChange` is told where something noted changes, once there is a listener. */
export function createNotedReads(
  store: DraftStore,
  load: InstallationLoad,
  config: LocalConfigWithState,
  onChange?: () => void,
): NotedReads {
  const values = new Map<string, { path: Path; value: unknown }>();
  const states = new Map<keyof InstallationState, unknown>();
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

  function noteState(name: keyof InstallationState): unknown {
    const value = load.read(name);
    // Read while rendering, where nothing may be started.
    if (states.size === 0 && listener) queueMicrotask(listenToLoad);
    if (!states.has(name)) states.set(name, value);
    return value;
  }

  function listenToLoad() {
    if (!listener) return;
    stops.push(load.subscribe(listener));
    listener();
  }

  return {
    config,
    note,
    noteState,
    haveChanged: () => {
      for (const [name, value] of states) {
        if (load.read(name) !== value) return true;
      }
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
      if (states.size > 0) stops.push(load.subscribe(newListener));
    },
    stop: () => {
      listener = undefined;
      for (const stop of stops.splice(0)) stop();
    },
  };
}
