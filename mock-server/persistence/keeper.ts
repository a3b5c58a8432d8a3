import type { Clock } from "../../src/engine/index.js";
import type { Changes } from "../domain/changes.js";
import type { Domains } from "../domain/domains.js";
import type { DataFile } from "./data-file.js";
import { describeFileError } from "./file-error.js";
import { viewChanges } from "./saved-changes.js";
import { undoSince, viewState } from "./saved-state.js";

/** Saves the state of a backend in a data file, change by change. */
export interface Keeper {
  /**
   * Makes a change, and saves it before returning its result. Rejects with a `NotKeptError` where it cannot
   * be saved. The change is then not made, or it is undone together with all other unsaved changes.
   */
  keep<TResult>(change: () => Promise<TResult>): Promise<TResult>;
  /**
   * Reads the state. Changes that no request made, such as those of a timer, are saved before the result is
   * returned.
   */
  look<TResult>(read: () => Promise<TResult>): Promise<TResult>;
  /** Saves the changes soon, without waiting for a request. */
  keepSoon(): void;
  /** Saves the remaining changes and closes the file; rejects where it cannot. */
  close(): Promise<void>;
}

/** Thrown when a change cannot be saved. */
export class NotKeptError extends Error {
  override readonly name = "NotKeptError";
}

const SOON_MS = 50;

/**
 * Starts to save a backend's state: first writes all of it to the file. Throws where the file cannot be
 * written.
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one file and its changes
export function createKeeper(
  file: DataFile,
  {
    domains,
    changes,
    clock,
    onUndo,
  }: { domains: Domains; changes: Changes; clock: Clock; onUndo: () => void },
): Keeper {
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** The number of undos so far. */
  let undone = 0;
  const { ids } = domains.context;
  const moment = () => ({ timeMs: clock.now(), notificationCount: ids.notificationCount });
  const view = () => ({ ...moment(), state: viewState(domains) });

  function writeChanges(): void {
    clearTimeout(soon);
    soon = undefined;
    if (changes.isEmpty) {
      // What changed is not kept in the file, and so it is not undone with a later change.
      changes.clear();
      return;
    }
    if (changes.isAll) file.replace(view());
    else file.append({ ...moment(), changes: viewChanges(domains, changes) });
    changes.clear();
    domains.notifier.sendKept();
    file.foldWhenLong(view);
  }

  function undo(): void {
    undone += 1;
    undoSince(domains, file.readKept().state);
    changes.undo();
    domains.notifier.undo();
    onUndo();
  }

  ids.goOnFrom(file);
  file.begin(view());
  changes.clear();
  domains.notifier.sendKept();
  return {
    async keep(change) {
      refuseUnkept(file.check, "nothing was changed");
      const before = undone;
      const result = await change();
      if (before !== undone) {
        throw new NotKeptError("the change is not kept, and was undone with others that could not be kept");
      }
      refuseUnkept(() => {
        try {
          writeChanges();
        } catch (error) {
          undo();
          throw error;
        }
      }, "it was undone");
      return result;
    },
    async look(read) {
      const result = await read();
      refuseUnkept(writeChanges, "what has changed since the last request is not answered before it is kept");
      return result;
    },
    keepSoon() {
      soon ??= setTimeout(() => {
        try {
          writeChanges();
        } catch {
          // The next request saves again and reports the error.
        }
      }, SOON_MS).unref();
    },
    async close() {
      clearTimeout(soon);
      try {
        file.check();
        writeChanges();
      } finally {
        await file.close();
      }
    },
  };
}

function refuseUnkept(keep: () => void, outcome: string): void {
  try {
    keep();
  } catch (error) {
    throw new NotKeptError(`the change is not kept: ${describeFileError(error)}; ${outcome}`, {
      cause: error,
    });
  }
}
